import { useEffect, useReducer } from "react";
import type { AdsView } from "../ads/control";
import type { BusinessView } from "../business";
import type { Controls } from "../controls";
import type { DeskPhone, LiveEvents } from "../live";

export type DeskState = {
  isConnected: boolean;
  desk?: LiveEvents["desk"];
  phones: DeskPhone[];
  controls?: Controls;
  business?: BusinessView;
  ads?: AdsView;
  log: LiveEvents["log"];
};

type Action =
  | { kind: "connected" | "lost" }
  | { [K in keyof LiveEvents]: { kind: K; data: LiveEvents[K] } }[keyof LiveEvents];

const empty: DeskState = {
  isConnected: false,
  phones: [],
  log: { calls: [], deliveries: [], waiting: 0, others: 0 },
};

function reduce(state: DeskState, action: Action): DeskState {
  switch (action.kind) {
    case "connected":
    case "lost":
      return { ...state, isConnected: action.kind === "connected" };
    case "phone": {
      const isKnown = state.phones.some(({ id }) => id === action.data.id);
      const phones = isKnown
        ? state.phones.map((phone) => (phone.id === action.data.id ? action.data : phone))
        : [...state.phones, action.data];
      return { ...state, phones };
    }
    case "desk":
      return { ...state, desk: action.data };
    case "controls":
      return { ...state, controls: action.data };
    case "business":
      return { ...state, business: action.data };
    case "ads":
      return { ...state, ads: action.data };
    case "log":
      return { ...state, log: action.data };
  }
}

/** The desk as the server tells it, kept up to date. */
export function useDesk(): DeskState {
  const [state, dispatch] = useReducer(reduce, empty);
  useEffect(() => {
    const events = new EventSource("/control/events");
    events.onopen = () => dispatch({ kind: "connected" });
    events.onerror = () => dispatch({ kind: "lost" });
    for (const kind of ["desk", "phone", "controls", "business", "ads", "log"] as const) {
      events.addEventListener(kind, ({ data }) => dispatch({ kind, data: JSON.parse(data) } as Action));
    }
    return () => events.close();
  }, []);
  return state;
}

/** Asks the control API for a change; a refusal is thrown as the sentence it came with. */
export async function ask<T = unknown>(path: string, body: unknown = {}): Promise<T> {
  const answer = await fetch(`/control/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const told = await answer.json();
  if (!answer.ok) throw new Error(told.error);
  return told;
}
