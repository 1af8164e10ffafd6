package io.github.metasaw.genetics;

import io.github.metasaw.check.MetaException;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Results as a file, gz by its name, that can be gone on with: it is written in whole gz members,
 * and a small file beside it says after each where the input stood. Together they are a valid gz
 * file at any checkpoint.
 */
final class ScanOutput implements AutoCloseable {

  private final Path path;
  private final boolean isGz;
  private final String fingerprint;
  private final FileOutputStream file;
  private OutputStream member;

  /** Where an earlier scan stopped. */
  record Stop(long bytes, long line, ScanCounts counts) {}

  /** Fast compression: results are many and the scan should not wait for it. */
  private static final class Member extends GZIPOutputStream {
    Member(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  private ScanOutput(Path path, String fingerprint, FileOutputStream file) throws IOException {
    this.path = path;
    this.isGz = path.toString().endsWith(".gz");
    this.fingerprint = fingerprint;
    this.file = file;
    this.member = open();
  }

  private OutputStream open() throws IOException {
    return isGz ? new Member(file) : file;
  }

  /** A new file, in the place of an older one. */
  static ScanOutput create(Path path, String fingerprint) {
    try {
      Files.deleteIfExists(note(path));
      return new ScanOutput(path, fingerprint, new FileOutputStream(path.toFile()));
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
      try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
        channel.truncate(stop.bytes());
      }
      return new ScanOutput(path, fingerprint, new FileOutputStream(path.toFile(), true));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(String text) {
    try {
      member.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes the member and notes where the input stands: all its lines up to {@code line}. */
  void checkpoint(long line, ScanCounts counts) {
    try {
      finishMember();
      Map<String, Object> entries = new LinkedHashMap<>();
      entries.put("fingerprint", fingerprint);
      entries.put("bytes", file.getChannel().position());
      entries.put("line", line);
      entries.putAll(counts.named());
      StringBuilder text = new StringBuilder();
      entries.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
      Path fresh = path.resolveSibling(path.getFileName() + ".resume.new");
      Files.writeString(fresh, text);
      Files.move(fresh, note(path), StandardCopyOption.REPLACE_EXISTING);
      member = open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
      Map<String, Long> numbers = new TreeMap<>();
      entries.forEach((key, value) -> numbers.put(key, Long.valueOf(value)));
      Long bytes = numbers.get("bytes");
      Long line = numbers.get("line");
      return bytes == null || line == null || Files.size(path) < bytes
          ? null
          : new Stop(bytes, line, ScanCounts.ofNamed(numbers));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path note(Path path) {
    return path.resolveSibling(path.getFileName() + ".resume");
  }
}
