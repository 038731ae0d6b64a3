"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { type InboxParams, inboxHref, inboxParams } from "./inbox-params";

/** The filters and the open conversation, as the address has them. Changing them asks nothing of the server but the data. */
export function useInboxParams() {
  const search = useSearchParams();
  const params = useMemo(() => inboxParams.parse(Object.fromEntries(search)), [search]);

  const href = useCallback((change: Partial<InboxParams>) => inboxHref({ ...params, ...change }), [params]);
  /** Opening is a step that Back undoes; a filter is not. */
  const open = useCallback(
    (conversationId: string | undefined) => history.pushState(null, "", href({ c: conversationId })),
    [href],
  );
  const filter = useCallback(
    (change: Partial<InboxParams>) => history.replaceState(null, "", href(change)),
    [href],
  );
  return { params, href, open, filter };
}
