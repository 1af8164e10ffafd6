package io.github.metasaw.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Bytes of tables and of genome scans. */
final class RandomFile {

  private static final List<String> HEADERS =
      List.of(
          "SNP\tstudy\tbeta\tse",
          "SNP\tbeta_A\tse_A\tbeta_B\tse_B",
          "SNP\tCHR\tBP\tEA\tNEA\tEAF\tstudy\tbeta\tse",
          "rsid\tchr\tpos\ta1\ta2\tfreq_A\tbeta_A\tse_A\tfreq_B\tbeta_B\tse_B\tbeta_C\tse_C",
          "SNP\tstudy\tOR\tL95\tU95",
          "x\ty");

  private static final List<String> CELLS =
      List.of(
          "NA",
          "",
          ".",
          "-9",
          "0",
          "inf",
          "-nan",
          "#DIV/0!",
          "1e999",
          "0x1p-2",
          "0.2d",
          "1,5",
          "1.204",
          "1.234.567,8",
          "=1+1",
          "-0.3",
          "1e-320",
          "A",
          "G",
          "C",
          "T",
          "AT",
          "rs1",
          "rs2",
          "\"",
          "'",
          "\u0000",
          "\u202e",
          "α",
          "1;2",
          "1 000",
          "5%",
          "p<.001",
          "1e308",
          "NaN");

  private final SplittableRandom random;

  RandomFile(SplittableRandom random) {
    this.random = random;
  }

  private String pick(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }

  byte[] scan() {
    String header = pick(HEADERS);
    String[] columns = header.split("\t");
    StringBuilder text = new StringBuilder(header).append('\n');
    int bad = random.nextInt(20);
    for (int line = random.nextInt(12); line > 0; line--) {
      for (int c = 0; c < columns.length; c++) {
        text.append(c > 0 ? "\t" : "").append(scanCell(columns[c], line, bad));
      }
      text.append(random.nextInt(40) == 0 ? "\textra" : "").append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private String scanCell(String column, int line, int percentBad) {
    if (random.nextInt(100) < percentBad) {
      return pick(CELLS);
    }
    String name = column.toLowerCase(java.util.Locale.ROOT);
    if (name.equals("snp") || name.equals("rsid")) {
      return "rs" + line / 3;
    }
    if (name.equals("study")) {
      return "s" + line % 3;
    }
    if (name.matches("ea|nea|a1|a2")) {
      return String.valueOf("ACGT".charAt(random.nextInt(4)));
    }
    if (name.matches("chr|bp|pos")) {
      return String.valueOf(1 + random.nextInt(22));
    }
    double value = random.nextGaussian();
    return String.valueOf(name.startsWith("beta") ? value : Math.abs(value) / 4);
  }

  /** A table with one of many separators, number formats and ends of lines. */
  byte[] table() {
    String separator = pick(List.of(",", ";", "\t", " ", "|"));
    String end = pick(List.of("\n", "\r\n", "\r"));
    int columns = 1 + random.nextInt(5);
    int percentOdd = random.nextInt(30);
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < random.nextInt(12) + 1; line++) {
      for (int c = 0; c < columns; c++) {
        text.append(c > 0 ? separator : "");
        if (random.nextInt(100) < percentOdd) {
          text.append(pick(CELLS));
        } else {
          text.append(line == 0 ? "c" + c : String.valueOf(random.nextInt(2000) / 1000.0));
        }
      }
      text.append(end);
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    for (int n = random.nextInt(10) == 0 ? 5 : 0; n > 0 && bytes.length > 0; n--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
