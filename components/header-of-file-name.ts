const longest = 200;

/** A file's name as a header can hold it, with its ending; half of a character, which some systems have in names, cannot be sent. */
export const headerOfFileName = (name: string) =>
  encodeURIComponent([...name.replace(/\p{Surrogate}/gu, "_")].slice(-longest).join(""));
