import { Transformer } from '@napi-rs/image'

export const HIDDEN = 'HIDDEN1'

/** A picture as a telephone makes it: lying on its side, with a word in its metadata. */
export async function pictureWithMetadata(width = 3000, height = 2000): Promise<Buffer> {
  const dots = Buffer.alloc(width * height * 4, 255)
  for (let at = 0; at < dots.length; at += 4) {
    dots[at] = (at / 4) % 251
    dots[at + 1] = Math.floor(at / (4 * width)) % 251
  }
  const jpeg = await Transformer.fromRgbaPixels(dots, width, height).jpeg(85)
  // TIFF with two entries: orientation 6 (a quarter turn), and the model of the camera.
  const tiff = Buffer.from('49492a0008000000020012010300010000000600000010010200080000002600000000000000', 'hex')
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(`${HIDDEN}\0`, 'latin1')])
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, (exif.length + 2) >> 8, (exif.length + 2) & 255]), exif])
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)])
}
