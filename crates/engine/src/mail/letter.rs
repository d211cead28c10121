//! Texts of mails.

use mailer::Language;

use crate::app::Engine;
use crate::error::AppError;
use crate::request::LetterRequest;
use crate::session::Session;
use crate::view::LetterView;

/// Replaces the code in a preview; real codes consist of letters and digits.
const PREVIEW_CODE: &str = "••••-••••";

impl Engine {
    /// A preview of a mail in the firm's language.
    pub async fn letter(&self, request: LetterRequest) -> Result<LetterView, AppError> {
        let session = self.session().await?;
        let me = session.admin().await?;
        let language = self.mail_language(&session).await?;
        let firm = session.firm().await?;
        let occasion = post::occasion(request.occasion.0);
        let facts = mailer::Facts {
            firm: &firm.name,
            person: &request.given,
            inviter: &me.name.full(),
            message: &request.message,
            code: PREVIEW_CODE,
            days_left: domain::invitation::MAILS,
            client: !request.staff,
        };
        let letter = mailer::write(language, occasion, &facts);
        Ok(LetterView {
            subject: letter.subject,
            text: letter.text,
        })
    }

    /// The language of the firm's mails. A hub is asked once: a preview is made anew at every keystroke.
    async fn mail_language(&self, session: &Session) -> Result<Language, AppError> {
        let Some(hub) = session.mail_at_hub() else {
            let setup = self.mail_setup_of(&mut session.look().await?).await?;
            return Ok(setup.unwrap_or_default().language());
        };
        if let Some(language) = self.mail.language_at_hub(session.firm) {
            return Ok(language);
        }
        let (setup, _) = hub.setup().await?;
        let language = setup.unwrap_or_default().language();
        self.mail.note_language(session.firm, language);
        Ok(language)
    }
}
