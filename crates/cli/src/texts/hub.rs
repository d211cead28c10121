//! Why a hub did not do what it was asked, in each language.

use engine::error::HubProblem;

pub(super) const fn english(problem: HubProblem) -> &'static str {
    match problem {
        HubProblem::Offline => {
            "The hub cannot be reached. Changes need the hub; reading works without it. Check the network and try again."
        }
        HubProblem::Untrusted => {
            "The computer that answered is not the hub of the link. Ask your administrator for a new link."
        }
        HubProblem::Revoked => "This device no longer belongs to the firm. Ask your administrator for a new link.",
        HubProblem::Suspended => {
            "You are suspended, so this device holds nothing of the firm. Ask an administrator to end the suspension."
        }
        HubProblem::Copied => {
            "Another copy of this device has been in use. Ask your administrator for a new link for this one."
        }
        HubProblem::Code => "This code is wrong, was used before or is no longer valid. Ask for a new one.",
        HubProblem::Taken => "The firm is on the hub already, or this link was used before.",
        HubProblem::NotFound => "The hub does not know this firm or this link.",
        HubProblem::Forbidden => "You may not do this on the hub.",
        HubProblem::Username => "This username is not allowed or is taken. Choose another one.",
        HubProblem::Terms => "The firm has changed its terms. Read them again before you accept them.",
        HubProblem::Version => "The hub and this program are of different versions. Update the older one.",
        HubProblem::TooOften => "The hub was asked too often. Wait a few minutes and try again.",
        HubProblem::Busy => "The hub is busy, for example with an import. Nothing was changed. Try again in a moment.",
        HubProblem::Broken => "Something is wrong with the hub. Try again later, or tell the person who runs it.",
        HubProblem::NotHere => "The hub does this for an attached firm. It is not possible on this device.",
        HubProblem::Unsettled => {
            "A move to the hub was cut short, and the hub has not yet said whether it has the firm. Until then nothing can be changed here. Connect to the hub and run `sync now`."
        }
        HubProblem::NoCode => {
            "Nobody has a recovery code for this computer yet, so nobody could open the backup. Make a new recovery code first."
        }
        HubProblem::Attached => {
            "This firm is on this computer as a device of its hub, and a backup cannot take its place. Leave the firm on this computer first."
        }
        HubProblem::NoSecret => {
            "The keyring no longer has the secret of the firm that is shared from this computer. Restore the keyring."
        }
    }
}

pub(super) const fn german(problem: HubProblem) -> &'static str {
    match problem {
        HubProblem::Offline => {
            "Der Hub ist nicht erreichbar. Änderungen brauchen den Hub, lesen geht ohne ihn. Prüfen Sie das Netz und versuchen Sie es erneut."
        }
        HubProblem::Untrusted => {
            "Der Computer, der geantwortet hat, ist nicht der Hub des Links. Bitten Sie Ihre Administration um einen neuen Link."
        }
        HubProblem::Revoked => {
            "Dieses Gerät gehört nicht mehr zur Kanzlei. Bitten Sie Ihre Administration um einen neuen Link."
        }
        HubProblem::Suspended => {
            "Sie sind gesperrt, deshalb hat dieses Gerät nichts von der Kanzlei. Bitten Sie die Administration, die Sperre aufzuheben."
        }
        HubProblem::Copied => {
            "Eine andere Kopie dieses Geräts war in Gebrauch. Bitten Sie Ihre Administration um einen neuen Link für dieses Gerät."
        }
        HubProblem::Code => {
            "Dieser Code ist falsch, wurde schon benutzt oder gilt nicht mehr. Bitten Sie um einen neuen."
        }
        HubProblem::Taken => "Die Kanzlei ist schon auf dem Hub, oder dieser Link wurde schon benutzt.",
        HubProblem::NotFound => "Der Hub kennt diese Kanzlei oder diesen Link nicht.",
        HubProblem::Forbidden => "Das dürfen Sie auf dem Hub nicht.",
        HubProblem::Username => "Dieser Benutzername ist nicht erlaubt oder vergeben. Wählen Sie einen anderen.",
        HubProblem::Terms => {
            "Die Kanzlei hat ihre Bedingungen geändert. Lesen Sie sie noch einmal, bevor Sie zustimmen."
        }
        HubProblem::Version => {
            "Der Hub und dieses Programm haben verschiedene Versionen. Aktualisieren Sie die ältere."
        }
        HubProblem::TooOften => {
            "Der Hub wurde zu oft gefragt. Warten Sie ein paar Minuten und versuchen Sie es erneut."
        }
        HubProblem::Busy => {
            "Der Hub ist beschäftigt, zum Beispiel mit einem Import. Nichts wurde geändert. Versuchen Sie es gleich noch einmal."
        }
        HubProblem::Broken => {
            "Der Hub hat selbst ein Problem. Versuchen Sie es später, oder sagen Sie es dem, der ihn betreibt."
        }
        HubProblem::NotHere => "Bei einer Kanzlei mit Hub tut das der Hub. Auf diesem Gerät geht es nicht.",
        HubProblem::Unsettled => {
            "Ein Umzug auf den Hub wurde unterbrochen, und der Hub hat noch nicht gesagt, ob er die Kanzlei hat. Bis dahin lässt sich hier nichts ändern. Verbinden Sie sich mit dem Hub und führen Sie `sync now` aus."
        }
        HubProblem::NoCode => {
            "Für diesen Computer hat noch niemand einen Wiederherstellungscode, deshalb könnte niemand die Sicherung öffnen. Erzeugen Sie zuerst einen neuen Wiederherstellungscode."
        }
        HubProblem::Attached => {
            "Dieser Computer ist ein Gerät des Hubs dieser Kanzlei; eine Sicherung kann nicht an ihre Stelle treten. Verlassen Sie die Kanzlei zuerst auf diesem Computer."
        }
        HubProblem::NoSecret => {
            "Im Schlüsselbund fehlt das Geheimnis der Kanzlei, die von diesem Computer aus freigegeben ist. Stellen Sie den Schlüsselbund wieder her."
        }
    }
}

pub(super) const fn french(problem: HubProblem) -> &'static str {
    match problem {
        HubProblem::Offline => {
            "Le hub est injoignable. Les modifications ont besoin du hub, la lecture non. Vérifiez le réseau et réessayez."
        }
        HubProblem::Untrusted => {
            "L’ordinateur qui a répondu n’est pas le hub du lien. Demandez un nouveau lien à votre administration."
        }
        HubProblem::Revoked => {
            "Cet appareil n’appartient plus au cabinet. Demandez un nouveau lien à votre administration."
        }
        HubProblem::Suspended => {
            "Votre accès est suspendu, cet appareil n’a donc rien du cabinet. Demandez à un administrateur de lever la suspension."
        }
        HubProblem::Copied => {
            "Une autre copie de cet appareil a été utilisée. Demandez à votre administration un nouveau lien pour celui-ci."
        }
        HubProblem::Code => "Ce code est faux, déjà utilisé ou n’est plus valable. Demandez-en un nouveau.",
        HubProblem::Taken => "Le cabinet est déjà sur le hub, ou ce lien a déjà servi.",
        HubProblem::NotFound => "Le hub ne connaît pas ce cabinet ou ce lien.",
        HubProblem::Forbidden => "Vous n’avez pas ce droit sur le hub.",
        HubProblem::Username => "Ce nom d’utilisateur n’est pas permis ou est déjà pris. Choisissez-en un autre.",
        HubProblem::Terms => "Le cabinet a changé ses conditions. Relisez-les avant de les accepter.",
        HubProblem::Version => "Le hub et ce programme ont des versions différentes. Mettez à jour la plus ancienne.",
        HubProblem::TooOften => "Le hub a été interrogé trop souvent. Attendez quelques minutes et réessayez.",
        HubProblem::Busy => {
            "Le hub est occupé, par exemple par un import. Rien n’a été modifié. Réessayez dans un instant."
        }
        HubProblem::Broken => {
            "Le hub a lui-même un problème. Réessayez plus tard, ou prévenez la personne qui le gère."
        }
        HubProblem::NotHere => "Pour un cabinet relié à un hub, c’est le hub qui le fait. Cet appareil ne le peut pas.",
        HubProblem::Unsettled => {
            "Un transfert vers le hub a été interrompu, et le hub n’a pas encore dit s’il a le cabinet. D’ici là, rien ne peut être modifié ici. Connectez-vous au hub et lancez `sync now`."
        }
        HubProblem::NoCode => {
            "Personne n’a encore de code de récupération pour cet ordinateur, donc personne ne pourrait ouvrir la sauvegarde. Créez d’abord un nouveau code de récupération."
        }
        HubProblem::Attached => {
            "Cet ordinateur est un appareil du hub de ce cabinet\u{a0}; une sauvegarde ne peut pas le remplacer. Quittez d’abord le cabinet sur cet ordinateur."
        }
        HubProblem::NoSecret => {
            "Le trousseau n’a plus le secret du cabinet que cet ordinateur partage. Restaurez le trousseau."
        }
    }
}
