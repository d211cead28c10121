import type { ForecastView } from "./ForecastView";
import type { ImportProblemView } from "./ImportProblemView";

export type ImportResultView = { id: string, file: string, at: number, actor: string, counts: ForecastView, undone: boolean, problems: Array<ImportProblemView> };
