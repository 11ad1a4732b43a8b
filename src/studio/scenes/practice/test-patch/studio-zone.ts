/** Days of a test patch are counted on the clock of the studio: there may be no booked course yet to name a zone. */
export const STUDIO_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;
