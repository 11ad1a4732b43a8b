import { withoutUndefined } from '#/base/without-undefined.ts';
import type { CourseDocument } from '#/contract/course-document.ts';
import type { CourseParts } from '#/planning/case-of-document.ts';

type ShadePart = CourseParts['shade'];
type SkinSettings = NonNullable<ShadePart['skin']>;
type ShadeSettings = NonNullable<ShadePart['shade']>;
type Loose<Value> = { readonly [Key in keyof Value]?: Value[Key] | undefined };

export function shadeOf(document: CourseDocument): ShadePart {
  return document.shade as ShadePart;
}

export function withSkin(document: CourseDocument, part: Loose<SkinSettings>): CourseDocument {
  return withPart(document, { skin: withoutUndefined({ ...shadeOf(document).skin, ...part }) });
}

export function withShade(document: CourseDocument, part: Loose<ShadeSettings>): CourseDocument {
  return withPart(document, { shade: withoutUndefined({ ...shadeOf(document).shade, ...part }) });
}

function withPart(document: CourseDocument, part: object): CourseDocument {
  return { ...document, shade: { ...document.shade, ...part } as CourseDocument['shade'] };
}
