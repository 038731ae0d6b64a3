/** Holds the workspace whose checklist this browser put away. */
export const hiddenCookie = "guichet_checklist_hidden";
