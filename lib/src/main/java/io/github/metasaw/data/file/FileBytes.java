package io.github.metasaw.data.file;

import io.github.metasaw.diagnostic.MetaException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
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
import org.jspecify.annotations.Nullable;

/**
 * The content of a file: unpacked where it is compressed (gz), and decoded to text from UTF-8,
 * UTF-16 or Windows-1252.
 */
final class FileBytes {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /** What is made of a file takes up to so many times its bytes. */
  private static final int ROOM = 8;

  private static final int HEAD = 4096;
  private static final int MIN_PAIRS = 8;

  /** The end of a file of DOS. */
  private static final char DOS_END = '\u001a';

  private FileBytes() {}

  /**
   * The bytes of a file, unpacked.
   *
   * @throws MetaException if there is no such file, it cannot be read, or is too large
   */
  static byte[] of(Path path, String file) {
    if (Files.isDirectory(path)) {
      throw MetaException.of("'%s' is a folder; name a file in it".formatted(path));
    }
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
    Charset unmarked = unmarked(bytes);
    if (unmarked != null) {
      return new String(bytes, unmarked);
    }
    String binary = FileKind.binary(bytes);
    if (!binary.isEmpty()) {
      throw MetaException.of("%s is %s".formatted(file, FileKind.refusal(binary)));
    }
    String text = decode(bytes);
    int end = text.indexOf(DOS_END);
    return end < 0 ? text : text.substring(0, end);
  }

  /** UTF-16 without a byte order mark: every other byte of letters of Europe is 0, else null. */
  private static @Nullable Charset unmarked(byte[] bytes) {
    int pairs = Math.min(bytes.length, HEAD) / 2;
    int[] zeros = new int[2];
    for (int i = 0; i < 2 * pairs; i++) {
      zeros[i % 2] += bytes[i] == 0 ? 1 : 0;
    }
    if (isMarked(bytes)
        || bytes.length % 2 != 0
        || pairs < MIN_PAIRS
        || 4 * (zeros[0] + zeros[1]) < 3 * pairs) {
      return null;
    }
    if (zeros[0] == 0) {
      return StandardCharsets.UTF_16LE;
    }
    return zeros[1] == 0 ? StandardCharsets.UTF_16BE : null;
  }

  private static byte[] unpacked(byte[] bytes, String file, long room) {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      byte[] text = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, room));
      if (in.read() >= 0) {
        throw MetaException.of(
            "%s holds more, once unpacked, than the %,d MB that fit in memory: give Java more, or read a part of it"
                .formatted(file, room >> 20));
      }
      return text;
    } catch (EOFException e) {
      throw MetaException.of(
          "%s is compressed (gz), but its end is missing: copy or download it again"
              .formatted(file));
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

  /** Whether a byte order mark of UTF-16 comes first. */
  private static boolean isMarked(byte[] bytes) {
    int mark = bytes.length > 1 ? (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff) : 0;
    return mark == 0xfffe || mark == 0xfeff;
  }

  private static String decode(byte[] bytes) {
    if (isMarked(bytes)) {
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
