import { FALL_OFF_END } from '#/engine/preview/fall-off.ts';
import { MAX_CONTRAST } from '#/engine/preview/transmission.ts';

/**
 * The reference renderer's equations (src/engine/preview/transmission.ts, render-preview.ts) as GLSL ES 3.00.
 * Splats and kernels come in float textures; a triangle round the widest Gaussian's ellipse is drawn for each splat
 * (10 to 20 times faster than instanced quads in software GL). Lengths are canvas pixels, y down as in pictures.
 */

/** Splats a row of the splat texture; two texels a splat. */
export const SPLATS_PER_ROW = 1024;

const glslFloat = (value: number): string => value.toPrecision(9);

export function splatVertexShader(terms: number): string {
  return `#version 300 es
precision highp float;
precision highp sampler2D;
uniform sampler2D splats;
uniform sampler2D kernels;
uniform vec2 targetCells;
uniform vec3 view;          // xPx, yPx, scale: cell = (picture - xy) * scale
uniform float blurVariance; // cells^2
flat out vec3 conic[${terms}];
flat out vec3 height[${terms}];
flat out vec2 centre;
const vec2 corners[3] = vec2[3](vec2(0.0, 2.0), vec2(-1.7320508, -1.0), vec2(1.7320508, -1.0));
void main() {
  int splat = gl_VertexID / 3;
  ivec2 at = ivec2(2 * (splat % ${SPLATS_PER_ROW}), splat / ${SPLATS_PER_ROW});
  vec4 first = texelFetch(splats, at, 0);
  vec4 second = texelFetch(splats, at + ivec2(1, 0), 0);
  float magnify = view.z * view.z;
  vec3 a = vec3(first.z, first.w, second.x) * magnify;
  float blur = blurVariance;
  float footprint = max(0.0, a.x * a.z - a.y * a.y);
  int kernel = int(second.y + 0.5);
  float widest = 0.0;
  for (int k = 0; k < ${terms}; k++) {
    vec4 term = texelFetch(kernels, ivec2(k, kernel), 0); // variance mm^2, then r, g, b; unused terms are 0
    vec3 s = vec3(term.x * a.x + blur, term.x * a.y, term.x * a.z + blur);
    float determinant = s.x * s.z - s.y * s.y;
    conic[k] = vec3(0.5 * s.z, -s.y, 0.5 * s.x) / determinant;
    height[k] = second.z * term.x * sqrt(footprint / determinant) * term.yzw;
    widest = max(widest, term.x);
  }
  centre = (first.xy - view.xy) * view.z;
  // Cholesky factor of the widest covariance takes the unit circle to its ellipse; the triangle's inscribed circle is that circle.
  float l11 = sqrt(widest * a.x + blur);
  float l21 = widest * a.y / l11;
  float l22 = sqrt(max(0.0, widest * a.z + blur - l21 * l21));
  vec2 corner = corners[gl_VertexID % 3] * sqrt(2.0 * ${glslFloat(FALL_OFF_END)});
  vec2 place = centre + vec2(l11 * corner.x, l21 * corner.x + l22 * corner.y);
  gl_Position = widest > 0.0 ? vec4(2.0 * place / targetCells - 1.0, 0.0, 1.0) : vec4(2.0, 2.0, 0.0, 1.0);
}`;
}

/** Row 0 of the transmission target is the picture's top row: no flip until the last pass. */
export function splatFragmentShader(terms: number): string {
  return `#version 300 es
precision highp float;
flat in vec3 conic[${terms}];
flat in vec3 height[${terms}];
flat in vec2 centre;
out vec4 transmission;
void main() {
  vec2 d = gl_FragCoord.xy - centre;
  vec3 squares = vec3(d.x * d.x, d.x * d.y, d.y * d.y);
  vec3 contrast = vec3(0.0);
  for (int k = 0; k < ${terms}; k++) {
    float t = dot(conic[k], squares);
    if (t < ${glslFloat(FALL_OFF_END)}) contrast += exp(-t) * height[k];
  }
  transmission = vec4(1.0 - min(contrast, vec3(${glslFloat(MAX_CONTRAST)})), 1.0);
}`;
}

export const PICTURE_VERTEX_SHADER = `#version 300 es
void main() {
  vec2 place = vec2(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0);
  gl_Position = vec4(place, 0.0, 1.0);
}`;

/** Photo and transmission to the canvas: gloss stays, the rest is multiplied, linear light is encoded. */
export function pictureFragmentShader(coarseGrids: number): string {
  const each = (line: (k: number) => string): string => Array.from({ length: coarseGrids }, (_, k) => line(k)).join('');
  return `#version 300 es
precision highp float;
precision highp sampler2D;
uniform sampler2D photo;        // sRGB format: reads give linear light
uniform sampler2D gloss;        // share of gloss
uniform sampler2D cover;        // share of the head
uniform sampler2D fine;         // transmission on the canvas's own grid
${each((k) => `uniform sampler2D coarse${k};\nuniform vec2 coarsePx${k}; // canvas pixels that the coarse grid covers\n`)}uniform vec2 canvasPx;
uniform vec2 photoPx;
uniform vec2 glossPx;           // picture pixels that the gloss grid covers
uniform vec2 coverPx;
uniform vec3 view;
uniform float splitPx;          // left of it the untouched photo
uniform vec3 surround;          // linear light beyond the photo's edge
out vec4 colour;
vec3 encode(vec3 linear) {
  vec3 held = clamp(linear, 0.0, 1.0);
  return mix(12.92 * held, 1.055 * pow(held, vec3(1.0 / 2.4)) - 0.055, step(0.0031308, held));
}
void main() {
  vec2 canvas = vec2(gl_FragCoord.x, canvasPx.y - gl_FragCoord.y);
  vec2 picture = canvas / view.z + view.xy;
  vec3 light = texture(photo, picture / photoPx).rgb;
  if (any(lessThan(picture, vec2(0.0))) || any(greaterThan(picture, photoPx))) {
    light = surround;
  } else if (canvas.x >= splitPx) {
    vec3 left = texelFetch(fine, ivec2(canvas), 0).rgb;
${each((k) => `    left *= texture(coarse${k}, canvas / coarsePx${k}).rgb;\n`)}    float luminance = dot(light, vec3(0.2126, 0.7152, 0.0722));
    left = 1.0 + (left - 1.0) * texture(cover, picture / coverPx).r;
    float shine = min(min(light.r, min(light.g, light.b)), texture(gloss, picture / glossPx).r * luminance);
    light = shine + (light - shine) * left;
  }
  colour = vec4(encode(light), 1.0);
}`;
}
