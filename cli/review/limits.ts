/** Beyond this a compile for all layers takes longer than anybody waits, and more memory than a review should: rules only. */
export const MANY_RULES = 20_000;
