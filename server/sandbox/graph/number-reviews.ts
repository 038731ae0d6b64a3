import type { BusinessNumber } from "../business";
import type { World } from "../world";
import { GraphError } from "./errors";

const refuse = (message: string) => new GraphError(100, { message: `(#100) ${message}` });
const shape = (body: unknown) => (body ?? {}) as Record<string, unknown>;

/** Another display name, which waits until the desk decides. */
export function renameNumber(
  { numbers, changes }: World,
  number: BusinessNumber,
  query: URLSearchParams,
  body: unknown,
) {
  const { new_display_name: name = query.get("new_display_name"), ...rest } = shape(body);
  const [unknown] = Object.keys(rest);
  if (unknown) throw refuse(`Unexpected key "${unknown}" on param.`);
  if (typeof name !== "string" || [...name].length < 2 || [...name].length > 75) {
    throw refuse("Param new_display_name must be 2 to 75 characters long.");
  }
  if (/whatsapp/i.test(name)) throw refuse("Param new_display_name must not contain the word WhatsApp.");
  if (number.newNameStatus === "PENDING_REVIEW") {
    throw refuse("A display name of this phone number is under review already.");
  }
  numbers.put({ ...number, newName: name, newNameStatus: "PENDING_REVIEW" });
  changes.emit("business");
  return { success: true };
}

const statusFields = ["id", "oba_status", "status_message"];

/** How far the application has come; without one Meta says that nothing was started. */
export function readOfficial({ id, official }: BusinessNumber, query: URLSearchParams) {
  const unknown = query
    .get("fields")
    ?.split(",")
    .find((field) => !statusFields.includes(field.trim()));
  if (unknown) {
    throw refuse(`Tried accessing nonexisting field (${unknown}) on node type (OfficialBusinessAccount)`);
  }
  return {
    id,
    oba_status: official?.status ?? "NOT_STARTED",
    status_message: official?.message ?? "No Official Business Account application was submitted",
  };
}

/** Takes an application, which waits until the desk decides. */
export function applyForOfficial({ numbers, changes }: World, number: BusinessNumber, body: unknown) {
  const application = shape(body);
  const { action, business_website_url, primary_country_of_operation, supporting_links = [] } = application;
  if (action !== "SUBMIT_APPLICATION" && action !== "RESUBMIT_APPLICATION") {
    throw refuse("Param action must be one of {SUBMIT_APPLICATION, RESUBMIT_APPLICATION}.");
  }
  if (!isAddress(business_website_url)) throw refuse("Param business_website_url must be a valid URL.");
  if (typeof primary_country_of_operation !== "string" || !primary_country_of_operation) {
    throw refuse("The parameter primary_country_of_operation is required.");
  }
  if (!Array.isArray(supporting_links) || supporting_links.length > 5 || !supporting_links.every(isAddress)) {
    throw refuse("Param supporting_links must be an array of at most 5 URLs.");
  }
  if (number.official && number.official.status !== "REJECTED") {
    throw refuse("Cannot submit application: An active application already exists");
  }
  const official = {
    status: "PENDING" as const,
    message: "Your Official Business Account application is under review",
    application,
  };
  numbers.put({ ...number, official });
  changes.emit("business");
  const updated_status = readOfficial({ ...number, official }, new URLSearchParams());
  return {
    success: true,
    message: "Official Business Account application submitted successfully",
    updated_status,
  };
}

const isAddress = (value: unknown) =>
  typeof value === "string" && /^https?:\/\//.test(value) && URL.canParse(value);
