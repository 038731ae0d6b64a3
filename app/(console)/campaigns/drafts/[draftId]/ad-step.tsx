"use client";

import { Tabs, TabsContent } from "@/components/ui/tabs";
import { CarouselFields } from "./creative/carousel-fields";
import { FormatChoice } from "./creative/format-choice";
import { ImageFields } from "./creative/image-fields";
import { PostFields } from "./creative/post-fields";
import { useVariantEditor } from "./creative/use-variant-editor";
import { VideoFields } from "./creative/video-fields";
import type { DraftEditor } from "./use-draft-editor";
import { VariantChoice, VariantTabs } from "./variant-tabs";

/** What the ad shows and says, or each of several that are compared. */
export function AdStep({ editor }: { editor: DraftEditor }) {
  const tab = String(editor.variant);
  const fields = <VariantFields key={tab} editor={editor} />;
  return (
    <Tabs
      value={tab}
      onValueChange={(number) => editor.showVariant(Number(number))}
      className="grid content-start gap-6"
    >
      <VariantTabs editor={editor} />
      {editor.form.variants.length > 0 ? (
        <TabsContent value={tab} tabIndex={-1}>
          {fields}
        </TabsContent>
      ) : (
        fields
      )}
      <VariantChoice editor={editor} />
    </Tabs>
  );
}

/** The fields of each format. */
const fieldsOf = {
  image: ImageFields,
  video: VideoFields,
  carousel: CarouselFields,
  post: PostFields,
};

function VariantFields({ editor }: { editor: DraftEditor }) {
  const variant = useVariantEditor(editor);
  const { format } = variant.shown;
  const Fields = fieldsOf[format];
  return (
    <div className="grid gap-6">
      <FormatChoice format={format} onChange={(format) => variant.change({ format })} />
      <Fields variant={variant} connection={editor.connection} />
    </div>
  );
}
