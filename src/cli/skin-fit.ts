import { SPECTRUM_NM } from '#/engine/colour/spectrum.ts';
import { fitSpectrum } from '#/engine/skin/fit-spectrum.ts';
import { InputMistake, parseSkinArguments, readTextOf } from './skin-input.ts';

/** `whorl skin fit`: skin parameters from columns of reflectance. */
export async function runSkinFit(argv: readonly string[]): Promise<string> {
  const parsed = parseSkinArguments(argv, { reflectance: { kind: 'text', help: '' } });
  const { subjects, nm, columns } = readSpectra(readTextOf(parsed, 'reflectance'));
  const lines = subjects.map((subject, i) => {
    const fit = fitColumn(subject, nm, columns[i]!);
    const { melaninFraction, bloodFraction, saturation, vesselRadiusUm } = fit.parameters;
    return JSON.stringify({
      subject,
      fMel: melaninFraction,
      fBlood: bloodFraction,
      saturation,
      vesselRadiusUm,
      dE00: fit.dE00,
      rms: fit.rms,
    });
  });
  return `${lines.join('\n')}\n`;
}

interface Spectra {
  readonly subjects: readonly string[];
  readonly nm: readonly number[];
  readonly columns: readonly (readonly number[])[];
}

function readSpectra(text: string): Spectra {
  const [header, ...rows] = readCells(text);
  if (header?.[0]?.toLowerCase() !== 'nm' || header.length < 2) {
    throw new InputMistake('The first line must name the columns: nm, then one a subject.');
  }
  const unnamed = header.indexOf('');
  if (unnamed >= 0) throw new InputMistake(`Column ${unnamed + 1} has no name: name each subject, or leave it out.`);
  const numbers = rows.map((row, i) => {
    if (row.length !== header.length) {
      throw new InputMistake(`Row ${i + 1} after the header has ${row.length} cells, not ${header.length}.`);
    }
    return row.map((cell, column) => {
      const value = cell === '' ? Number.NaN : Number(cell);
      if (!Number.isFinite(value))
        throw new InputMistake(`Row ${i + 1}, column ${header[column]}: "${cell}" is not a number.`);
      return value;
    });
  });
  numbers.sort((a, b) => a[0]! - b[0]!);
  const nm = numbers.map((row) => row[0]!);
  if (nm.length < 2 || nm[0]! > 400 || nm.at(-1)! < 700) {
    throw new InputMistake('The spectra must cover at least 400 to 700 nm.');
  }
  const widest = Math.max(...nm.slice(1).map((value, i) => value - nm[i]!));
  if (widest > 20) throw new InputMistake(`The spectra have a gap of ${widest} nm; at most 20 nm are allowed.`);
  return { subjects: header.slice(1), nm, columns: header.slice(1).map((_, i) => numbers.map((row) => row[i + 1]!)) };
}

/** Cells of a table parted by commas, or by semicolons or tabs, as where the comma is the decimal sign. */
function readCells(text: string): string[][] {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const parting = [';', '\t'].find((sign) => lines[0]?.includes(sign)) ?? ',';
  return lines.map((line) =>
    line.split(parting).map((cell) => {
      const bare = cell.trim().replaceAll('"', '');
      return parting !== ',' && /^[\d.,+-]+$/.test(bare) ? bare.replace(',', '.') : bare;
    }),
  );
}

function fitColumn(subject: string, nm: readonly number[], values: readonly number[]) {
  const bad = values.findIndex((value) => !(value > 0 && value <= 1.05));
  if (bad >= 0) {
    throw new InputMistake(
      `${subject} at ${nm[bad]} nm: ${values[bad]} is not a reflectance above 0 and up to 1 (30 % is 0.3).`,
    );
  }
  return fitSpectrum(SPECTRUM_NM.map((wanted) => linearAt(nm, values, wanted)));
}

/** Linear between the wavelengths given, level beyond them. */
function linearAt(nm: readonly number[], values: readonly number[], wanted: number): number {
  let high = nm.findIndex((value) => value >= wanted);
  if (high < 0) high = nm.length - 1;
  if (high === 0) return values[0]!;
  const share = Math.min(1, (wanted - nm[high - 1]!) / (nm[high]! - nm[high - 1]!));
  return values[high - 1]! * (1 - share) + values[high]! * share;
}
