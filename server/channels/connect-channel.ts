import type { Ctx } from "../context";
import { AppError, conflict, invalid } from "../errors";
import { findWorkspace } from "../identity/find-workspace";
import { subscribe } from "../meta/account";
import { exchangeCode, registerNumber } from "../meta/channel";
import type { GraphError, GraphResult } from "../meta/client";
import { explain } from "../meta/errors";
import { timeZoneOf } from "../meta/time-zones";
import { askForCheck } from "./check-channel";
import { type Connected, connectNumber, requireFree } from "./connect-number";
import { type Inspection, look } from "./inspect-channel";
import type { ConnectByCodeInput, ConnectChannelInput } from "./schemas";

/** Connects a number that Meta has confirmed just now: subscribed to its webhooks, registered, its token sealed. */
export async function connectChannel(ctx: Ctx, input: ConnectChannelInput): Promise<Connected> {
  const { wabaId, phoneNumberId, accessToken: token, pin } = input;
  await requireFree(ctx, input);
  const { answers, inspection } = await look(ctx, input);
  const { number, account } = answers;
  if (!inspection.canConnect || !number.ok || !account.ok) throw standsInTheWay(inspection);
  if (inspection.needsPin && !pin) {
    throw invalid("This number is not registered yet: choose a PIN of six digits, or give the one it has.", {
      key: "pinNeeded",
      field: "pin",
    });
  }
  await subscribe({ wabaId, token });
  if (inspection.needsPin && pin) mustDo(await registerNumber({ phoneNumberId, token, pin }), "pin");

  const workspace = await findWorkspace(ctx);
  const { currency = workspace?.currency ?? "USD", timezone_id } = account.value;
  const connected = await connectNumber(ctx, {
    wabaId,
    phoneNumberId,
    displayNumber: number.value.display_phone_number.replace(/\D/g, ""),
    verifiedName: number.value.verified_name,
    currency,
    timeZone: timeZoneOf(timezone_id) ?? workspace?.timeZone ?? "UTC",
    accessToken: token,
  });
  await askForCheck(ctx, { accountId: connected.accountId });
  return connected;
}

/** The same with the code of Meta's sign-up window; its ids came through a browser, so Meta is asked whether they fit. */
export async function connectByCode(ctx: Ctx, { code, ...input }: ConnectByCodeInput): Promise<Connected> {
  await requireFree(ctx, input);
  const accessToken = mustDo(await exchangeCode(code));
  return connectChannel(ctx, { ...input, accessToken });
}

function standsInTheWay({ unreachable, troubles }: Inspection): AppError {
  if (unreachable) return awayError(unreachable);
  const kinds = troubles.map(({ kind }) => kind);
  return conflict("Meta does not let this number be connected yet. Check it to see what is missing.", {
    key: kinds.includes("permissionMissing") ? "connectPermissionMissing" : "connectRefused",
  });
}

function awayError({ traceId }: Pick<GraphError, "traceId">): AppError {
  return new AppError("UPSTREAM", "Meta could not be asked. Nothing was changed; please try again.", {
    key: "metaAway",
    params: traceId ? { traceId } : undefined,
  });
}

function mustDo<T>(result: GraphResult<T>, field?: string): T {
  if (result.ok) return result.value;
  const { error } = result;
  if (error.outcome === "unknown" || error.isTransient) throw awayError(error);
  if (field) {
    throw invalid("Meta did not accept this PIN.", { key: "pinRefused", field, cause: error });
  }
  const { key, sentence } = explain(error.code);
  throw new AppError("UPSTREAM", sentence, { key, cause: error });
}
