package io.github.metasaw.genetics.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.Cdkal1;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.function.Executable;

/** Files of SNPs for tests, gz by their names. */
final class ScanFiles {

  static final List<String> STUDIES = Cdkal1.LABELS;

  private ScanFiles() {}

  static Path write(Path folder, String name, String text) throws IOException {
    Path path = folder.resolve(name);
    if (!name.endsWith(".gz")) {
      return Files.writeString(path, text);
    }
    try (GZIPOutputStream gz = new GZIPOutputStream(Files.newOutputStream(path))) {
      gz.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return path;
  }

  static String read(Path path) throws IOException {
    if (!path.toString().endsWith(".gz")) {
      return Files.readString(path);
    }
    try (GZIPInputStream gz = new GZIPInputStream(Files.newInputStream(path))) {
      return new String(gz.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Simulated SNPs, one estimate in ten missing. */
  static String wide(int snps, char separator) {
    RandomStream random = Streams.of(4).chain(0);
    StringBuilder text = new StringBuilder("SNP,chr,pos,EA,NEA".replace(',', separator));
    for (String study : STUDIES) {
      text.append(separator).append("beta_").append(study);
      text.append(separator).append("se_").append(study);
    }
    text.append('\n');
    for (int s = 0; s < snps; s++) {
      String start = "rs%d,%d,%d,A,G".formatted(s, 1 + s * 22 / snps, 1000L * s);
      text.append(start.replace(',', separator));
      for (int i = 0; i < STUDIES.size(); i++) {
        double se = 0.05 + 0.1 * random.nextUniform();
        boolean isMissing = random.nextUniform() < 0.1;
        String beta = String.format(Locale.ROOT, "%.6f", se * random.nextGaussian());
        text.append(separator).append(isMissing ? "NA" : beta);
        text.append(separator).append(isMissing ? "NA" : String.format(Locale.ROOT, "%.6f", se));
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** {@code act} is refused with this message, files called by their names. */
  static void refused(Path folder, String message, Executable act) {
    String thrown = assertThrows(MetaException.class, act).getMessage();
    assertEquals(message, thrown.replace(folder + "/", "").replace(folder + "\\", ""));
  }
}
