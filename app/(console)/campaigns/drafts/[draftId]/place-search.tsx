"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_trpc/client";
import { NativeSelect } from "@/components/native-select";
import type { FormPlace } from "@/server/ads/drafts/schemas";
import { TargetSearch, useQueryText } from "./target-search";
import type { DraftEditor } from "./use-draft-editor";

const radii = ["10", "20", "30", "40", "50", "80"];
const usualRadiusKm = 20;
const keyOf = ({ kind, key }: Pick<FormPlace, "kind" | "key">) => `${kind} ${key}`;

/** Countries, regions and cities; around a city as far as one says. */
export function PlaceSearch({ editor, error }: { editor: DraftEditor; error: string | undefined }) {
  const t = useTranslations("campaigns");
  const trpc = useTRPC();
  const search = useQueryText();
  const { connectionId } = editor.connection;
  const found = useQuery({
    ...trpc.campaigns.places.queryOptions({ connectionId, query: search.query }),
    enabled: search.isLongEnough,
  });
  const { places } = editor.form;
  const setPlaces = (places: FormPlace[]) => editor.change({ places });

  function add(chosen: string) {
    const place = found.data?.found.find((one) => keyOf(one) === chosen);
    if (!place) return;
    const { region: _, ...kept } = place;
    setPlaces([...places, place.kind === "city" ? { ...kept, radiusKm: usualRadiusKm } : kept]);
  }

  return (
    <TargetSearch
      label={t("places")}
      hint={t("placesHint")}
      error={error}
      search={search}
      isSearching={found.isFetching}
      found={
        search.isLongEnough
          ? found.data?.found.map((place) => ({
              key: keyOf(place),
              label: place.name,
              hint: [t(`placeKinds.${place.kind}`), place.region, place.country].filter(Boolean).join(" · "),
            }))
          : undefined
      }
      failure={found.data?.failure}
      chosen={places.map((place) => ({
        key: keyOf(place),
        label: place.name,
        extra: place.kind === "city" && (
          <span className="w-24">
            <NativeSelect
              aria-label={t("radiusOf", { name: place.name })}
              options={radii}
              className="h-8"
              value={String(place.radiusKm ?? usualRadiusKm)}
              onChange={({ target }) =>
                setPlaces(
                  places.map((one) =>
                    keyOf(one) === keyOf(place) ? { ...one, radiusKm: Number(target.value) } : one,
                  ),
                )
              }
            />
          </span>
        ),
      }))}
      onAdd={add}
      onRemove={(chosen) => setPlaces(places.filter((place) => keyOf(place) !== chosen))}
    />
  );
}
