/** What is said of a shade and of measuring the shaved sides, in what an artist can set: needle hang, water, number of dots. */
export const shadeTexts = {
  'shade.weakDilution':
    'More water hardly lightens at this strength: half as much again takes at most {percent:n} % off the healed dot. Smaller or fewer dots lighten more.',
  'shade.darkSkin':
    'Black on dark skin (ITA {ita:n}°): the skin itself takes most of the light, so dots show little and mostly as loss of red. Heal a test patch before the first session.',
  'shade.deep':
    'Set so deep, any ink heals blue-grey and blurred: the pigment would begin {topMm:n} mm under the surface, and from {limitMm:n} mm on no shade helps. Let less needle hang out and ease off at the first bleeding.',
  'shade.warm':
    'A warm tint makes up for at most {depthMm:n} mm of depth, and it fades before the black does. It does not save deep work: keep the needle hang short and stop where it bleeds.',
  'shade.mostlyGrey':
    'Most of the hair is white ({percent:n} %): dots cannot be lighter than skin. Match the dark hairs only, at a lower density, and expect the sides to look lighter.',
  'shade.darker':
    'The own shaved hair is darker (by {gap:n} L*) than dots of this size and needle hang heal. More dots or a wider needle come nearer; more pigment does not, and a longer hang only makes them blue.',
  'shade.lighter':
    'The own hair is lighter (by {gap:n} L*) than the lightest shade. Use fewer and smaller dots, or leave blond hair without pigment.',
  'shade.warmer':
    'The own hair is warmer than pigment under skin can look: skin turns blue light back before it reaches the dot. Match the lightness and expect a cooler dot.',
  'shade.sidesNoSkin':
    'There is no bare skin in the photo to compare the shaved sides with: place the skin patch on even, bare skin first.',
  'shade.sidesOutside':
    'The area of shaved hair lies outside the photo or is too small: move it onto the side of the head.',
  'shade.sidesBare': 'The area of shaved sides is as light as bare skin: move it onto closely shaved hair.',
  'shade.sidesDoubtful':
    'The amount of hair on the sides is known to ± {doubt:n} % only: its colour hardly tells hair from shadow here. Place the skin patch on bare skin beside them, in the same light, to be surer.',
  'shade.sidesShaded':
    'The sides are lit {percent:n} % less than the skin patch. That shadow was taken out by its colour, which leaves ± {doubt:n} % of doubt. Place the skin patch on bare skin beside them, in the same light, to be surer.',
  'shade.sidesUntold':
    'This photo cannot tell how much hair the sides carry: here their colour does not tell hair from shadow. Take the shade as a first guess. To be surer, place the skin patch on bare skin beside them, in the same light, or take the photo again in even light.',
  'shade.fromPatch':
    'Chosen by this client’s healed test patch: {percent:n} % of the pigment stayed where {usual:n} % is usual.',
} as const;
