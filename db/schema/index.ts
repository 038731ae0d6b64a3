export * from "./alerts";
export * from "./billing";
export * from "./channels";
export * from "./hall";
export * from "./identity";
export * from "./inbox";
export * from "./messaging";
export * from "./notifications";
