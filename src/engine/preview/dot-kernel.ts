/**
 * What one healed or fresh dot takes from the light of the skin around it: a radial contrast C(r) = 1 - R(r)/R0 for each of
 * three linear sRGB channels, as a mixture of Gaussians over the skin in millimetres:
 *   C(r)[channel] = sum_k amplitude[3 k + channel] exp(-r^2 / (2 sigmaMm[k]^2)),   0 <= C(0) < 1.
 * Dots multiply: R/R0 = prod_i (1 - C_i). A Gaussian mixture because foreshortening, lens blur and pixel area then stay exact
 * in the mean (variances add), equally on the processor and in a shader.
 */
export interface DotKernel {
  readonly sigmaMm: readonly number[];
  readonly amplitude: readonly number[];
}
