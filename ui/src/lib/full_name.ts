/** First name and family name of a person, either of which may be empty. */
export const fullName = ({ given, family }: { given: string; family: string }): string => `${given} ${family}`.trim();
