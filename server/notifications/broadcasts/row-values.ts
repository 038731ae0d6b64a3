import { z } from "zod";
import type { Vault } from "../../crypto";

type Place = { broadcastId: string; position: number };
const about = ({ broadcastId, position }: Place) => `recipient ${broadcastId} ${position}`;
const cellsSchema = z.array(z.string());

/** The cells of a person's line in the list, which are as much hers as what she writes. */
export const sealedRow = (vault: Vault, place: Place, cells: string[]): Buffer =>
  vault.seal(JSON.stringify(cells), about(place));

export const openRow = (vault: Vault, place: Place, sealed: Buffer): string[] =>
  cellsSchema.parse(JSON.parse(vault.open(sealed, about(place)).toString()));
