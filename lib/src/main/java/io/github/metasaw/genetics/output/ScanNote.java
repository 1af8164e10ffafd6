package io.github.metasaw.genetics.output;

import io.github.metasaw.data.OutputFile;
import io.github.metasaw.genetics.snp.ScanCounts;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The small file that says how far the results of a scan have come, {@code NAME.resume}. */
@API(status = API.Status.INTERNAL)
public final class ScanNote {

  /** Before the names of what is noted of the begin of a member. */
  private static final String BEGIN = "member.";

  private static final String FINGERPRINT = "fingerprint";

  private final Path path;
  private final Path fresh;

  /**
   * All lines of the input up to one are in the first bytes of the file.
   *
   * @param bytes of the file
   * @param line of the input, from 1; 0 before the first
   * @param counts of these lines
   */
  public record Position(long bytes, long line, ScanCounts counts) {}

  /**
   * What a note says.
   *
   * @param fingerprint of the input and the settings
   * @param begin of the last member; null where the note is damaged
   * @param end of that member; null where the note is damaged
   */
  public record Content(String fingerprint, @Nullable Position begin, @Nullable Position end) {}

  ScanNote(OutputFile results) {
    this.path = results.beside(".resume");
    this.fresh = results.beside(".resume.new");
  }

  /** Every file that a note may be in. */
  Path[] paths() {
    return new Path[] {path, fresh};
  }

  boolean exists() {
    return Files.exists(path);
  }

  void write(String fingerprint, Position begin, Position end) throws IOException {
    StringBuilder text = new StringBuilder(FINGERPRINT + "=" + fingerprint + '\n');
    append(text, "", end);
    append(text, BEGIN, begin);
    try (OutputStream out = new FileOutputStream(fresh.toFile())) {
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    OutputFile.move(fresh, path);
  }

  private static void append(StringBuilder text, String prefix, Position at) {
    Map<String, Long> entries = new LinkedHashMap<>();
    entries.put("bytes", at.bytes());
    entries.put("line", at.line());
    entries.putAll(at.counts().saved());
    entries.forEach((key, n) -> text.append(prefix).append(key).append('=').append(n).append('\n'));
  }

  void delete() throws IOException {
    Files.deleteIfExists(path);
    Files.deleteIfExists(fresh);
  }

  /** What it says; null where there is no file, or one that no scan wrote. */
  @Nullable Content read() throws IOException {
    if (!Files.isRegularFile(path)) {
      return null;
    }
    Map<String, String> entries = new TreeMap<>();
    for (String entry : Files.readString(path, StandardCharsets.ISO_8859_1).split("\n")) {
      int at = entry.indexOf('=');
      entries.put(entry.substring(0, Math.max(0, at)), entry.substring(at + 1));
    }
    String fingerprint = entries.remove(FINGERPRINT);
    return fingerprint == null
        ? null
        : new Content(fingerprint, position(entries, BEGIN), position(entries, ""));
  }

  private static @Nullable Position position(Map<String, String> entries, String prefix) {
    Map<String, Long> numbers = new TreeMap<>();
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      String value = entry.getValue();
      if (entry.getKey().startsWith(prefix) && value.matches("-?\\d{1,18}")) {
        numbers.put(entry.getKey().substring(prefix.length()), Long.valueOf(value));
      }
    }
    Long bytes = numbers.get("bytes");
    Long line = numbers.get("line");
    return bytes == null || line == null
        ? null
        : new Position(bytes, line, ScanCounts.ofSaved(numbers));
  }
}
