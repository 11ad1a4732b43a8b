/** Time zone of the studio, where no booked course names one: that of this computer. */
export const STUDIO_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;
