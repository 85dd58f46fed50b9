// Chinese words of the sample's papers.
export const CHINESE: Readonly<Record<string, string>> = {};
