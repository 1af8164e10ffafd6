package io.github.metasaw.genetics;

import io.github.metasaw.check.MetaException;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Results as a file, gz by its name, that can be gone on with: it is written in whole gz members,
 * and a small file beside it says after each where the input stood. Together they are a valid gz
 * file at any checkpoint. Where a scan stops in the middle of a member, the member is closed there;
 * going on, it is opened again, so that the file becomes the same, byte for byte, as without a
 * stop. No channels: an interrupt would close them.
 */
final class ScanOutput implements AutoCloseable {

  /** Before the names of what is noted of the begin of a member. */
  private static final String BEGIN = "member.";

  private final Path path;
  private final boolean isGz;
  private final String fingerprint;
  private final Counting file;
  private Position begin;
  private OutputStream member;

  /** All lines of the input up to {@code line} are in the first bytes of the file. */
  record Position(long bytes, long line, ScanCounts counts) {}

  /**
   * Where an earlier scan stopped.
   *
   * @param begin of the last member
   * @param end of that member
   */
  record Stop(Position begin, Position end) {}

  /** Fast compression: results are many and the scan should not wait for it. */
  private static final class Member extends GZIPOutputStream {
    Member(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  /** Knows how long the file has become. */
  private static final class Counting extends FilterOutputStream {
    private long bytes;

    Counting(FileOutputStream file, long bytes) {
      super(file);
      this.bytes = bytes;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      bytes++;
    }

    @Override
    public void write(byte[] buffer, int from, int length) throws IOException {
      out.write(buffer, from, length);
      bytes += length;
    }
  }

  private ScanOutput(Path path, String fingerprint, FileOutputStream file, Position begin)
      throws IOException {
    this.path = path;
    this.isGz = isGz(path);
    this.fingerprint = fingerprint;
    this.file = new Counting(file, begin.bytes());
    this.begin = begin;
    this.member = open();
  }

  private static boolean isGz(Path path) {
    return path.toString().endsWith(".gz");
  }

  private OutputStream open() throws IOException {
    return isGz ? new Member(file) : file;
  }

  /** A new file, in the place of an older one. */
  static ScanOutput create(Path path, String fingerprint) {
    try {
      Files.deleteIfExists(note(path));
      Position begin = new Position(0, 0, new ScanCounts());
      return new ScanOutput(path, fingerprint, new FileOutputStream(path.toFile()), begin);
    } catch (FileNotFoundException e) {
      throw MetaException.of(
          "cannot write '" + path + "': is there such a folder, and may it be written?");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Goes on with a file, from where {@code stop} says. */
  static ScanOutput append(Path path, String fingerprint, Stop stop) {
    try {
      byte[] unfinished = text(path, stop);
      try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
        file.setLength(stop.begin().bytes());
      }
      FileOutputStream more = new FileOutputStream(path.toFile(), true);
      ScanOutput out = new ScanOutput(path, fingerprint, more, stop.begin());
      out.note(stop.begin());
      out.member.write(unfinished);
      return out;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the last member holds. */
  private static byte[] text(Path path, Stop stop) throws IOException {
    long length = stop.end().bytes() - stop.begin().bytes();
    if (length == 0) {
      return new byte[0];
    }
    try (FileInputStream file = new FileInputStream(path.toFile())) {
      file.skipNBytes(stop.begin().bytes());
      byte[] bytes = file.readNBytes(Math.toIntExact(length));
      InputStream in = new ByteArrayInputStream(bytes);
      return (isGz(path) ? new GZIPInputStream(in) : in).readAllBytes();
    }
  }

  void write(String text) {
    try {
      member.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes the member, notes where the input stands, and begins another. */
  void checkpoint(long line, ScanCounts counts) {
    try {
      begin = end(line, counts);
      note(begin);
      member = open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes the member before its time and notes where the input stands: the scan is given up. */
  void stop(long line, ScanCounts counts) {
    try {
      note(end(line, counts));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Position end(long line, ScanCounts counts) throws IOException {
    finishMember();
    return new Position(file.bytes, line, counts.copy());
  }

  private void note(Position end) throws IOException {
    StringBuilder text = new StringBuilder("fingerprint=" + fingerprint + '\n');
    append(text, "", end);
    append(text, BEGIN, begin);
    Path fresh = path.resolveSibling(path.getFileName() + ".resume.new");
    try (OutputStream out = new FileOutputStream(fresh.toFile())) {
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    Files.move(fresh, note(path), StandardCopyOption.REPLACE_EXISTING);
  }

  private static void append(StringBuilder text, String prefix, Position at) {
    Map<String, Long> entries = new LinkedHashMap<>();
    entries.put("bytes", at.bytes());
    entries.put("line", at.line());
    entries.putAll(at.counts().named());
    entries.forEach((key, n) -> text.append(prefix).append(key).append('=').append(n).append('\n'));
  }

  private void finishMember() throws IOException {
    if (member instanceof Member gz) {
      gz.finish();
    }
    file.flush();
  }

  /** The scan is done: there is nothing to go on with. */
  void complete() {
    try {
      finishMember();
      Files.deleteIfExists(note(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Where an earlier scan stopped; null if there is none, or it came to its end.
   *
   * @throws MetaException if it was of another input or had other settings
   */
  static @Nullable Stop stopped(Path path, String fingerprint) {
    try {
      if (!Files.exists(path) || !Files.exists(note(path))) {
        return null;
      }
      Map<String, String> entries = new TreeMap<>();
      for (String entry : Files.readAllLines(note(path))) {
        int at = entry.indexOf('=');
        entries.put(entry.substring(0, Math.max(0, at)), entry.substring(at + 1));
      }
      if (!fingerprint.equals(entries.remove("fingerprint"))) {
        throw MetaException.of(
            "%s was begun with another input or other settings; scan without resume to begin anew"
                .formatted(path));
      }
      Position end = position(entries, "");
      Position begin = position(entries, BEGIN);
      return end == null || begin == null || end.bytes() == 0 || Files.size(path) < end.bytes()
          ? null
          : new Stop(begin, end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Position position(Map<String, String> entries, String prefix) {
    Map<String, Long> numbers = new TreeMap<>();
    entries.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            numbers.put(key.substring(prefix.length()), Long.valueOf(value));
          }
        });
    Long bytes = numbers.get("bytes");
    Long line = numbers.get("line");
    return bytes == null || line == null
        ? null
        : new Position(bytes, line, ScanCounts.ofNamed(numbers));
  }

  private static Path note(Path path) {
    return path.resolveSibling(path.getFileName() + ".resume");
  }
}
