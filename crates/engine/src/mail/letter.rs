//! Texts of mails.

use crate::app::Engine;
use crate::error::AppError;
use crate::request::LetterRequest;
use crate::view::LetterView;

/// Replaces the code in a preview; real codes consist of letters and digits.
const PREVIEW_CODE: &str = "••••-••••";

impl Engine {
    /// A preview of a mail in the firm's language.
    pub async fn letter(&self, request: LetterRequest) -> Result<LetterView, AppError> {
        let session = self.session().await?;
        let mut look = session.look().await?;
        let me = look.admin().await?;
        let firm = look.firm().await?;
        let setup = match session.mail_at_hub() {
            Some(hub) => hub.setup().await?.0,
            None => self.mail_setup_of(&mut look).await?,
        };
        let setup = setup.unwrap_or_default();
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
        let letter = mailer::write(setup.language(), occasion, &facts);
        Ok(LetterView {
            subject: letter.subject,
            text: letter.text,
        })
    }
}
