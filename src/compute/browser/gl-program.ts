/** A linked program with its uniforms by name. */
export interface GlProgram {
  readonly program: WebGLProgram;
  at(name: string): WebGLUniformLocation | null;
}

/** Compiles and links; throws Error with the compiler's words. */
export function buildProgram(gl: WebGL2RenderingContext, vertexSource: string, fragmentSource: string): GlProgram {
  const program = gl.createProgram();
  const sources = [
    [gl.VERTEX_SHADER, vertexSource],
    [gl.FRAGMENT_SHADER, fragmentSource],
  ] as const;
  for (const [type, source] of sources) {
    const shader = gl.createShader(type);
    if (!shader) throw new Error('The graphics context is lost: reload the page.');
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
    gl.deleteShader(shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS)) {
    const shaders = gl.getAttachedShaders(program) ?? [];
    const logs = shaders.map((shader) => gl.getShaderInfoLog(shader)).join(' ');
    throw new Error(`The preview's shaders do not build: ${gl.getProgramInfoLog(program)} ${logs}`);
  }
  const locations = new Map<string, WebGLUniformLocation | null>();
  return {
    program,
    at(name) {
      if (!locations.has(name)) locations.set(name, gl.getUniformLocation(program, name));
      return locations.get(name) ?? null;
    },
  };
}

export function makeTexture(gl: WebGL2RenderingContext, minFilter: number, magFilter: number): WebGLTexture {
  const texture = gl.createTexture();
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, minFilter);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, magFilter);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  return texture;
}

/** Makes a program the one that draws, with these textures behind its samplers. */
export function activate(
  gl: WebGL2RenderingContext,
  program: GlProgram,
  textures: Readonly<Record<string, WebGLTexture>>,
): void {
  // biome-ignore lint/correctness/useHookAtTopLevel: WebGL's useProgram is no React hook.
  gl.useProgram(program.program);
  Object.entries(textures).forEach(([name, texture], unit) => {
    gl.activeTexture(gl.TEXTURE0 + unit);
    gl.bindTexture(gl.TEXTURE_2D, texture);
    gl.uniform1i(program.at(name), unit);
  });
  gl.activeTexture(gl.TEXTURE0);
}
