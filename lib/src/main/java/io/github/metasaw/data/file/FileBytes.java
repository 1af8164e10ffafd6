package io.github.metasaw.data.file;

import io.github.metasaw.diagnostic.MetaException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * The content of a file: unpacked where it is compressed (gz), and as text decoded from UTF-8,
 * UTF-16 or Windows letters.
 */
final class FileBytes {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /** What is made of a file takes up to so many times its bytes. */
  private static final int ROOM = 8;

  /** The end of a file of DOS. */
  private static final char DOS_END = '\u001a';

  private FileBytes() {}

  /**
   * The bytes of a file, unpacked.
   *
   * @throws MetaException if there is no such file, it cannot be read, or is too large
   */
  static byte[] of(Path path, String file) {
    try {
      long room = Runtime.getRuntime().maxMemory() / ROOM;
      if (Files.size(path) > room) {
        throw tooLarge(file, Files.size(path) >> 20, room);
      }
      byte[] bytes = Files.readAllBytes(path);
      boolean isGz = bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
      return isGz ? unpacked(bytes, file, room) : bytes;
    } catch (NoSuchFileException e) {
      Path folder = path.toAbsolutePath().normalize().getParent();
      throw MetaException.of("no file '%s' in %s".formatted(file, folder));
    } catch (IOException e) {
      throw MetaException.of("%s cannot be read: %s".formatted(path, e.getMessage()));
    }
  }

  /**
   * The text of a file.
   *
   * @throws MetaException if it is no text, and what it is
   */
  static String text(byte[] bytes, String file) {
    String binary = FileKind.binary(bytes);
    if (!binary.isEmpty()) {
      throw MetaException.of("%s is %s".formatted(file, FileKind.refusal(binary)));
    }
    String text = decode(bytes);
    int end = text.indexOf(DOS_END);
    return end < 0 ? text : text.substring(0, end);
  }

  private static byte[] unpacked(byte[] bytes, String file, long room) {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      byte[] text = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, room));
      if (in.read() >= 0) {
        throw tooLarge(file, room >> 20, room);
      }
      return text;
    } catch (IOException e) {
      throw MetaException.of(
          "%s is compressed (gz), but cannot be unpacked: %s".formatted(file, e.getMessage()));
    }
  }

  private static MetaException tooLarge(String file, long size, long room) {
    return MetaException.of(
        "%s has %,d MB, more than the %,d MB that fit in memory: give Java more, or read a part of it"
            .formatted(file, size, room >> 20));
  }

  private static String decode(byte[] bytes) {
    int mark = bytes.length > 1 ? (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff) : 0;
    if (mark == 0xfffe || mark == 0xfeff) {
      return new String(bytes, StandardCharsets.UTF_16);
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      text = new String(bytes, WINDOWS);
    }
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }
}
