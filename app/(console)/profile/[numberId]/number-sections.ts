import type messages from "@/app/_i18n/messages/en.json";

type NumberSection = {
  /** What follows `/profile/<number>`. */
  path: "" | `/${string}`;
  /** A key of the catalogue's `profile.sections`. */
  label: keyof (typeof messages)["profile"]["sections"];
};

/** The pages about one number, in the order of their tabs. */
export const numberSections: NumberSection[] = [
  { path: "", label: "profile" },
  { path: "/name", label: "name" },
  { path: "/starters", label: "starters" },
  { path: "/scan", label: "scan" },
];
