/** Everything that is said about a shade, in terms of what an artist can set; keyed so that a user interface may translate it. */
export const SHADE_SENTENCES = {
  weakDilution:
    'Dilution no longer matters at this strength: half as much water again changes the healed dot by less than a tenth. Smaller dots lighten it, more water does not.',
  darkSkin:
    'Black on dark skin: the skin itself takes most of the light, so dots show little and mostly as loss of red. Heal a test patch before the first session.',
  deep: 'Pigment whose top lies deeper than 0.3 mm looks blue-grey and blurred whatever the ink. Shorten the needle hang and stop at the first bleeding.',
  warm: 'A warm tint makes up for at most 0.15 mm of depth, and fades before the black does. It does not rescue deep work: watch the needle hang and any bleeding instead.',
  mostlyGrey:
    'Most of the hair is white: dots cannot be lighter than skin. Match the dark hairs only, at a lower density, and expect the sides to look lighter.',
  darker:
    'The own follicles are darker than dots of this size and depth can be. More dots or a wider needle come nearer; more pigment does not.',
  lighter:
    'The own hair is lighter than the lightest shade. Use fewer and smaller dots, or leave blond hair without pigment.',
  warmer:
    'The own hair is warmer than pigment under skin can look: skin scatters blue back before it reaches the dot. Match the lightness and expect a cooler dot.',
} as const;

/** What is said about measuring the shaved sides; keyed so that a user interface may translate it. */
export const SIDES_SENTENCES = {
  noSkin: 'There is no bare skin in the photo to compare the shaved sides with: sample it first.',
  asLight: 'The area of shaved sides is as light as bare skin: move it onto closely shaved hair.',
  unresolved:
    'Single hairs do not show in the shaved sides, so shade counts as hair: sample the skin in the same light, or take a sharper photo.',
} as const;
