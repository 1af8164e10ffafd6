package io.github.metasaw.genetics;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a scan counts; parts are counted apart and added up. */
final class ScanCounts {

  long lines;
  long snps;
  long untested;
  long alone;
  long badLines;

  /** Studies left out at a SNP because what is written of them cannot be read. */
  long badCells;

  long incomplete;

  /** Palindromes taken to be on the other strand, by frequencies on either side of 1/2. */
  long palindromesTurned;

  /** SNPs with a p value too small for a double. */
  long underflows;

  final Map<Alleles, Long> alleles = new EnumMap<>(Alleles.class);

  ScanCounts() {
    for (Alleles a : Alleles.values()) {
      alleles.put(a, 0L);
    }
  }

  void count(Alleles a) {
    alleles.merge(a, 1L, Long::sum);
  }

  void add(ScanCounts part) {
    lines += part.lines;
    snps += part.snps;
    untested += part.untested;
    alone += part.alone;
    badLines += part.badLines;
    badCells += part.badCells;
    incomplete += part.incomplete;
    palindromesTurned += part.palindromesTurned;
    underflows += part.underflows;
    part.alleles.forEach((a, n) -> alleles.merge(a, n, Long::sum));
  }

  ScanCounts copy() {
    ScanCounts copy = new ScanCounts();
    copy.add(this);
    return copy;
  }

  /** Names and numbers, in the order to show them. */
  Map<String, Long> named() {
    Map<String, Long> named = new LinkedHashMap<>();
    named.put("lines", lines);
    named.put("snps", snps);
    named.put("untested", untested);
    named.put("alone", alone);
    named.put("bad_lines", badLines);
    named.put("bad_cells", badCells);
    named.put("incomplete", incomplete);
    alleles.forEach((a, n) -> named.put(a.name().toLowerCase(java.util.Locale.ROOT), n));
    named.put("palindrome_turned", palindromesTurned);
    named.put("p_underflow", underflows);
    return named;
  }

  /** From what {@link #named} gave. */
  static ScanCounts ofNamed(Map<String, Long> named) {
    ScanCounts counts = new ScanCounts();
    counts.lines = named.getOrDefault("lines", 0L);
    counts.snps = named.getOrDefault("snps", 0L);
    counts.untested = named.getOrDefault("untested", 0L);
    counts.alone = named.getOrDefault("alone", 0L);
    counts.badLines = named.getOrDefault("bad_lines", 0L);
    counts.badCells = named.getOrDefault("bad_cells", 0L);
    counts.palindromesTurned = named.getOrDefault("palindrome_turned", 0L);
    counts.underflows = named.getOrDefault("p_underflow", 0L);
    counts.incomplete = named.getOrDefault("incomplete", 0L);
    for (Alleles a : Alleles.values()) {
      String name = a.name().toLowerCase(java.util.Locale.ROOT);
      counts.alleles.put(a, named.getOrDefault(name, 0L));
    }
    return counts;
  }
}
