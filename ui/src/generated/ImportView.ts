import type { BannerView } from "./BannerView";
import type { ColumnView } from "./ColumnView";
import type { FileNoteView } from "./FileNoteView";
import type { ForecastView } from "./ForecastView";
import type { FormatView } from "./FormatView";
import type { ImportOptionsView } from "./ImportOptionsView";
import type { ProblemKindView } from "./ProblemKindView";

export type ImportView = { draft: string, file: string, format: FormatView, columns: Array<ColumnView>, missing: Array<string>, notes: Array<FileNoteView>, banners: Array<BannerView>, problems: Array<ProblemKindView>, forecast: ForecastView, options: ImportOptionsView };
