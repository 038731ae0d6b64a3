import { type Ctx, inTransaction } from "../../context";
import { type Vault, workspaceVault } from "../../crypto";
import { notFound } from "../../errors";
import { downloadPicture } from "../../meta/media";
import { drawnAnew } from "../pictures/drawn-anew";

const about = "picture of a post";

/** Where the console finds a picture that lies at Meta. The address there is sealed, so that nobody can name another. */
export const sealedPicture = (vault: Vault, address: string): string =>
  `/api/post-pictures/${vault.seal(address, about).toString("base64url")}`;

/** The picture behind such an address, drawn anew: whatever else the file holds stays outside. */
export async function fetchPostPicture(ctx: Ctx, sealed: string): Promise<Buffer> {
  const address = await inTransaction(ctx, async (ctx) => {
    const vault = await workspaceVault(ctx);
    try {
      return vault.open(Buffer.from(sealed, "base64url"), about).toString();
    } catch {
      throw pictureNotFound();
    }
  });
  const file = await downloadPicture(address);
  const image = file.ok ? await drawnAnew(file.value.bytes) : undefined;
  if (!image) throw pictureNotFound();
  return image;
}

const pictureNotFound = () => notFound("The picture", "pictureNotFound");
