export type BannerView = { code: string, column: number, count: number, region: string | null };
