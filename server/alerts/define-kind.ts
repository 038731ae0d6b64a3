import type { z } from "zod";
import type { Role } from "../context";
import type { AlertLocale, EmailChoice, KindName, Severity } from "./schemas";

export type Subject = { type: string; id: string };

/** What a sentence may say besides its parameters: how often, and a moment as the workspace's clock shows it. */
export type Telling = { count: number; time: (iso: string) => string };

export type Words<P> = {
  /** What the kind is called where a member chooses how to hear of it. */
  name: string;
  title: (params: P, telling: Telling) => string;
  text: (params: P, telling: Telling) => string;
  /** What the link to the place where it can be mended says. */
  action: string;
};

export type AlertKind<Name extends KindName, P extends Record<string, string | number>> = {
  kind: Name;
  params: z.ZodType<P>;
  severity: Severity;
  /** The roles it is for; a raise may name one member of them instead. */
  roles: Role[];
  /** How it goes by e-mail until a member says otherwise. */
  email: EmailChoice;
  repeats: {
    /** A happening is counted each time; a state is one alert for as long as it lasts. */
    areCounted: boolean;
    /** Whoever has read it has it unread again after this long, if it still goes on. */
    ringAgainAfterMinutes: number;
  };
  /** Where to act. */
  leadsTo: (subject: Subject, params: P) => `/${string}`;
  words: Record<AlertLocale, Words<P>>;
};

export const defineKind = <Name extends KindName, P extends Record<string, string | number>>(
  kind: AlertKind<Name, P>,
) => kind;
