import type { Catalogue } from "../catalogue";

export const hosting = {
  open: "Von diesem Computer aus freigeben\u00a0…",
  openHelp:
    "Andere erreichen die Kanzlei über diesen Computer, solange er eingeschaltet ist und Coverbook läuft. Das passt zu einer kleinen Kanzlei ohne Server.",
  moveHelp: "Ein Hub läuft auf einem Computer, der immer eingeschaltet ist. So ist die Kanzlei jederzeit erreichbar.",

  title: "Von diesem Computer aus freigeben",
  lead: "Von da an verwahrt Coverbook die Kanzlei hier für alle ihre Geräte, und dieser Computer ist das erste davon. Niemand kann sich verbinden, bevor Sie es erlauben. Einladungen und Erinnerungen gehen von hier aus hinaus, solange Coverbook läuft. Geht etwas schief, bleibt die Kanzlei, wie sie ist.",
  go: "Kanzlei freigeben",
  preparing: "Die Kanzlei wird vorbereitet. Lassen Sie Coverbook offen; bei großen Kanzleien dauert es einige Minuten.",
  done: "Die Kanzlei ist von diesem Computer aus freigegeben",

  heading: "Freigabe von diesem Computer aus",
  sleeps:
    "Andere erreichen die Kanzlei, solange Coverbook hier läuft, auch wenn es gesperrt ist oder eine andere Kanzlei zeigt. Ist dieser Computer im Ruhezustand oder Coverbook geschlossen, können sie lesen, was sie haben, und Änderungen müssen warten.",
  stopped: "Die Freigabe läuft nicht. Sie können lesen und suchen; Änderungen müssen warten.",
  offlineLine: "Nicht freigegeben",
  others: "Andere Computer dürfen sich verbinden",
  othersOff: "Zurzeit kann sich niemand sonst verbinden. Sie arbeiten hier weiter wie gewohnt.",
  othersOn: "Um jemanden hereinzulassen, öffnen Sie die Seite der Person und wählen Sie „Link für ein Gerät“.",
  port: "Port",
  portHelp: "Wenn Sie den Port ändern, brauchen Geräte, die schon beigetreten sind, einen neuen Link.",
  changePort: "Port ändern",
  portChanged: (port) => `Der Port ist jetzt ${String(port)}`,

  addresses: "Adressen dieses Computers",
  addressesHelp: "Die Links für Geräte enthalten sie schon.",
  noAddresses: "Dieser Computer ist in keinem Netzwerk. Verbinden Sie ihn und öffnen Sie diese Seite dann noch einmal.",
  copyOf: (address) => `${address} kopieren`,
  copied: (address) => `${address} kopiert`,
  test: "Adressen testen",
  answers: "Antwortet",
  silent: "Antwortet nicht",
  allAnswer:
    "Coverbook antwortet unter jeder Adresse. Der Test läuft auf diesem Computer; eine Firewall könnte andere trotzdem abhalten.",
  someSilent:
    "Coverbook antwortet nicht unter jeder Adresse. Das kann an einer Firewall oder an einem anderen Programm auf diesem Computer liegen.",
  firewall: {
    ufw: "Kann sich ein anderer Computer nicht verbinden, erlauben Sie den Port mit dieser Zeile in einem Terminal:",
    firewalld:
      "Kann sich ein anderer Computer nicht verbinden, erlauben Sie den Port mit dieser Zeile in einem Terminal:",
    windows:
      "Kann sich ein anderer Computer nicht verbinden, erlauben Sie Coverbook, wenn Windows danach fragt, oder in der Windows-Firewall.",
  },
  noFirewall: (port) =>
    `Kann sich ein anderer Computer nicht verbinden, erlauben Sie den Port ${String(port)} (TCP) in der Firewall dieses Computers.`,

  takeBack: {
    heading: "Freigabe beenden",
    text: "Die Kanzlei gehört wieder nur diesem Computer, mit allem, was sie jetzt enthält.",
    open: "Kanzlei zurückholen\u00a0…",
    title: (firm) => `${firm} auf diesen Computer zurückholen?`,
    sure: "Allen anderen Geräten wird der Zugang entzogen. Verbundene Geräte löschen, was sie haben; die anderen behalten ihren Stand und bekommen nichts Neues. Danach schreiben Sie einen neuen Wiederherstellungscode auf und richten die automatischen Sicherungen neu ein.",
    taking: "Die Kanzlei wird zurückgeholt. Lassen Sie Coverbook offen; bei großen Kanzleien dauert es einige Minuten.",
    go: "Zurückholen",
  },
} satisfies Catalogue["hosting"];
