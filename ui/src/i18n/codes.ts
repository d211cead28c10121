/**
 * Codes of the importer that have a sentence each. Kept in words here, since they cross the boundary
 * as plain texts; a code that is not among them gets a general sentence that names it.
 */

/** Why a row is left out. */
export type RowCode =
  | "noName"
  | "nameTooLong"
  | "noContact"
  | "emailTwice"
  | "identifierTwice"
  | "samePersonTwice"
  | "emailOfStaff"
  | "staffMember"
  | "emailOfInactive"
  | "inactive"
  | "twoPeople"
  | "identifierInUse"
  | "wouldRename"
  | "maybeSame"
  | "onMatchRefused"
  | "onMatchSkipped"
  | "teamUnknown"
  | "teamAmbiguous"
  | "teamWithoutActiveStaff"
  | "noDefaultTeam"
  | "staffRow"
  | "leftRow"
  | "tooManyPoints";

/** What was noticed about a value that is no phone number. */
export type ValueCode =
  | "badEmail"
  | "emailTidied"
  | "emailUncertain"
  | "emailMixedScripts"
  | "nameLikeNothing"
  | "notAName"
  | "nameRemark"
  | "deceased"
  | "entityDecoded"
  | "decimalIdentifier"
  | "badIdentifier"
  | "badTeamId"
  | "unknownTeam"
  | "placeholderAddress"
  | "sharedAddress"
  | "ofSomebodyElse"
  | "namedByCompany"
  | "valueTooLong"
  | "roundedIdentifier"
  | "unknownCountry"
  | "unknownDialCode"
  | "countryUnsettled"
  | "dialCodeConflict"
  | "repairedByte"
  | "surplusCells"
  | "keptAsText";

/** What a row takes away somebody was reached or known by. */
export type ReplacedCode = "replacesSecureEmail" | "replacesSecurePhone" | "replacesOnlyPhone";

/** What was noticed about a phone number. */
export type PhoneCode =
  | "noteRemoved"
  | "assumedIdd"
  | "plusZero"
  | "trunkZeroRemoved"
  | "legacyPrefix"
  | "floatSuffix"
  | "sciRecovered"
  | "thousandsSeparators"
  | "multipleNumbers"
  | "alternativeTailDropped"
  | "dialTailDropped"
  | "assumedPlus"
  | "ambiguousCountryCode"
  | "leadingZeroRestored"
  | "doubledCountryCode"
  | "letterLookalike"
  | "overseasFrance"
  | "vanityTruncated"
  | "multipleExtensions"
  | "suspectedDummy"
  | "severalReadings"
  | "possibleNotValid"
  | "sciPrecisionLost"
  | "excelHashes"
  | "missingAreaCode"
  | "tooShort"
  | "tooLong"
  | "wrongLength"
  | "notInUse"
  | "shortCode"
  | "unknownCountryCode"
  | "noRegion"
  | "unreadableLetters"
  | "notANumber"
  | "looksLikeDate"
  | "extension"
  | "labelRemoved"
  | "vanity"
  | "placeholder";

/** What was noticed about the file as a whole. */
export type NoteCode =
  | "ownExport"
  | "encodingGuessed"
  | "encodingAsked"
  | "bytesRepaired"
  | "damagedText"
  | "nulRemoved"
  | "sepLine"
  | "apostropheQuotes"
  | "backslashEscapes"
  | "preamble"
  | "comments"
  | "twoHeaderRows"
  | "noHeader"
  | "headerGuessed"
  | "headerBelow"
  | "otherTable"
  | "duplicateHeaders"
  | "repeatedHeader"
  | "emptyRows"
  | "emptyColumns"
  | "longRows"
  | "unclosedQuote"
  | "innerQuotes"
  | "quotedLines"
  | "totalRow"
  | "longCells";

/** What was noticed about a whole column. */
export type BannerCode = "sciPrecisionLost" | "wrongPhoneColumn" | "ownCodeWithoutPlus" | "otherCountry";

/** Why a file cannot be read. */
export type FileCode =
  | "empty"
  | "headerOnly"
  | "fieldPerLine"
  | "workbook"
  | "oldWorkbook"
  | "pdf"
  | "picture"
  | "zip"
  | "json"
  | "html"
  | "vcard"
  | "unknown"
  | "folder"
  | "special"
  | "ownFile"
  | "chooseAgain"
  | "missing"
  | "vanished"
  | "noPermission"
  | "tooLarge"
  | "severalFiles"
  | "tooManyColumns"
  | "tooManyRows"
  | "notText"
  | "noBackup"
  | "cutShort"
  | "damaged"
  | "otherKey"
  | "ownFolder"
  | "emptied";

export type ProblemCode = RowCode | ValueCode | ReplacedCode | PhoneCode | NoteCode;

/** `bad_email` and `badEmail` are one code. */
export function camel(code: string): string {
  return code.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
