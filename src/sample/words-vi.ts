// Vietnamese words of the sample's papers.
export const VIETNAMESE: Readonly<Record<string, string>> = {};
