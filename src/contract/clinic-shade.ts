import { z } from 'zod';

const mix = {
  number: z.int().min(0).max(9999).describe('Its number on the studio’s ladder').exactOptional(),
  pigment: z.string().min(1).max(40).describe('Base: carbon, carbonFine, warmBlack, ashGrey or ironOxideRed'),
  dilution: z.number().min(6).max(60).describe('Parts of diluent to 1 part of pigment'),
  neutraliser: z.number().min(0).max(3).describe('Mass of red iron oxide to that of the pigment').exactOptional(),
};

/** A shade that a studio mixes or buys ready: what it is called there, and what is in it. */
export const clinicShadeSchema = z.strictObject({ name: z.string().trim().min(1).max(100), ...mix });

/** The same on a bottle, whose label has the name. */
export const bottleMixSchema = z.strictObject(mix);

/** shades.json of `whorl skin shade --shades`. */
export const clinicShadesSchema = z.strictObject({ shades: z.array(clinicShadeSchema).min(1).max(200) });
