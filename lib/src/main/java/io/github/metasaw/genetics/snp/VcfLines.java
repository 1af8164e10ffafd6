package io.github.metasaw.genetics.snp;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.PlainText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A study of a GWAS-VCF file (Lyon et al. 2021, Genome Biol. 22, 32; versions 1.0 and 1.2 of its
 * specification) as lines of a table: one for each alternate allele, which is the effect allele.
 */
@API(status = API.Status.INTERNAL)
public final class VcfLines implements LineSource {

  private static final String FIRST = "##fileformat=VCF";
  private static final char TAB = '\t';

  /** What a record has before its keys. */
  private static final int ID = 2;

  private static final int ALT = 4;
  private static final int FILTER = 6;
  private static final int INFO = 7;
  private static final int FORMAT = 8;

  private static final String MISSING = ".";

  /** Keys that become columns. The names of the table are those of the file, as messages are. */
  private enum Key {
    ES(SnpRole.BETA, true),
    SE(SnpRole.SE, true),
    LP(SnpRole.MINUS_LOG10_P, true),
    AF(SnpRole.FREQUENCY, true),
    /** Persons; {@code NS} since version 1.2. */
    SS(SnpRole.SAMPLE_SIZE, false),
    NC(SnpRole.CASES, false),
    EZ(SnpRole.Z, true),
    SI(SnpRole.INFO, true);

    private final SnpRole role;

    /** Whether each alternate allele needs a value of its own. */
    private final boolean isOfAllele;

    Key(SnpRole role, boolean isOfAllele) {
      this.role = role;
      this.isOfAllele = isOfAllele;
    }

    /** Its place among the keys of a record; -1 if it is not there. */
    int in(List<String> keys) {
      int at = keys.indexOf(name());
      return at < 0 && this == SS ? keys.indexOf("NS") : at;
    }
  }

  private static final String COLUMNS =
      "#CHROM\tPOS\tID\tREF\tALT\tFILTER\t"
          + String.join("\t", Arrays.stream(Key.values()).map(Key::name).toList());

  private final FileLines in;
  private final int columns;
  private final int sample;
  private final String size;
  private final Deque<RawLine> pending = new ArrayDeque<>();
  private boolean isBegun;
  private @Nullable String fault;

  /** The keys of the record before, which are mostly those of the next. */
  private String format = "";

  private List<String> keys = List.of();
  private final Map<Key, Integer> places = new EnumMap<>(Key.class);

  /** A record that does not keep to the format. */
  private static final class Fault extends Exception {
    private static final long serialVersionUID = 1L;

    Fault(String message) {
      super(message);
    }
  }

  private VcfLines(FileLines in, VcfHeader header, String sample) {
    this.in = in;
    this.columns = FORMAT + 1 + header.samples().size();
    this.sample = FORMAT + 1 + header.place(sample);
    this.size = header.size(this.sample - FORMAT - 1);
  }

  /**
   * Whether a file is VCF, by its first line.
   *
   * @param file text, plain or gz
   * @return false if it is no VCF, or not there
   * @throws MetaException if it is binary, or its gz data break off
   */
  public static boolean isVcf(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (FileLines in = FileLines.open(file)) {
      String line = in.next();
      return line != null && isVcf(line);
    }
  }

  /**
   * Whether a file is VCF.
   *
   * @param line its first
   * @return false if it is another
   */
  public static boolean isVcf(String line) {
    return line.startsWith(FIRST);
  }

  /**
   * The studies of a file.
   *
   * @param file of GWAS-VCF
   * @return the names of its columns of samples
   * @throws MetaException if it has none
   */
  public static List<String> samples(Path file) {
    try (FileLines in = FileLines.open(file)) {
      return VcfHeader.read(in).samples();
    }
  }

  /**
   * Opens a file at the header of its table.
   *
   * @param file of GWAS-VCF, plain, gz or bgz
   * @param sample the study, by the name of its column; empty for the only one
   * @return its lines
   * @throws MetaException if there is no such study, or it is not said which of several
   */
  public static VcfLines open(Path file, String sample) {
    FileLines in = FileLines.open(file);
    try {
      return new VcfLines(in, VcfHeader.read(in), sample);
    } catch (RuntimeException refused) {
      in.close();
      throw refused;
    }
  }

  /**
   * What the columns hold whose names alone do not tell it.
   *
   * @return names by what they hold
   */
  public static Map<SnpRole, String> roles() {
    Map<SnpRole, String> roles = new EnumMap<>(SnpRole.class);
    for (Key key : Key.values()) {
      roles.put(key.role, key.name());
    }
    roles.put(SnpRole.FILTER, "FILTER");
    return roles;
  }

  @Override
  public @Nullable String next() {
    RawLine raw = nextRaw();
    return raw == null ? null : raw.text();
  }

  @Override
  public @Nullable RawLine nextRaw() {
    fault = null;
    if (!isBegun) {
      isBegun = true;
      return RawLine.of(COLUMNS);
    }
    if (!pending.isEmpty()) {
      return pending.remove();
    }
    RawLine record = in.nextRaw();
    if (record == null || record.isBlank()) {
      return record;
    }
    try {
      read(LineFields.split(record, TAB));
      return pending.remove();
    } catch (Fault e) {
      pending.clear();
      fault = e.getMessage();
      return record;
    }
  }

  /** Adds a line for each alternate allele. */
  private void read(LineFields record) throws Fault {
    if (record.size() != columns) {
      throw new Fault("has %d columns, the header %d".formatted(record.size(), columns));
    }
    know(record.text(FORMAT));
    String[] values = record.text(sample).split(":", -1);
    if (values.length > keys.size()) {
      throw new Fault("has %d values for %d keys".formatted(values.length, keys.size()));
    }
    String[] alleles = record.text(ALT).split(",", -1);
    String head =
        "%s\t%s\t%s\t%s\t"
            .formatted(record.text(0), record.text(1), id(record, values), record.text(ALT - 1));
    String filter = record.text(FILTER);
    for (int a = 0; a < alleles.length; a++) {
      // a star is a deletion that begins before, a point none at all
      if (!alleles[a].equals("*") && !alleles[a].equals(MISSING)) {
        StringBuilder line = new StringBuilder(head).append(alleles[a]).append(TAB).append(filter);
        for (Key key : Key.values()) {
          line.append(TAB).append(value(key, values, a, alleles.length));
        }
        pending.add(RawLine.of(line.toString()));
      }
    }
    if (pending.isEmpty()) {
      throw new Fault("has no alternate allele");
    }
  }

  private void know(String text) throws Fault {
    if (text.equals(format)) {
      return;
    }
    List<String> found = List.of(text.split(":", -1));
    if (Key.ES.in(found) < 0 && Key.EZ.in(found) < 0) {
      throw new Fault(
          "has no results: its FORMAT is '%s', without ES".formatted(PlainText.quoted(text)));
    }
    keys = found;
    for (Key key : Key.values()) {
      places.put(key, key.in(found));
    }
    format = text;
  }

  /** The value of an allele; a point where it is missing, as those at the end may be. */
  private String value(Key key, String[] values, int allele, int alleles) throws Fault {
    int at = places.getOrDefault(key, -1);
    String all = at < 0 || at >= values.length ? MISSING : values[at];
    if (all.equals(MISSING) || all.isEmpty()) {
      return key == Key.SS ? size : MISSING;
    }
    if (all.indexOf(',') < 0 && (alleles == 1 || !key.isOfAllele)) {
      return all;
    }
    String[] each = all.split(",", -1);
    if (each.length != alleles) {
      throw new Fault(
          "%s has %d values for %d alternate alleles".formatted(key, each.length, alleles));
    }
    return each[allele];
  }

  /** The first name of the record, else that of the study, else that of dbSNP. */
  private String id(LineFields record, String[] values) {
    if (!record.isMissing(ID)) {
      return record.text(ID).split(";", -1)[0];
    }
    int own = keys.indexOf("ID");
    if (own >= 0 && own < values.length && !SnpFields.isMissing(values[own])) {
      return values[own];
    }
    for (String info : record.text(INFO).split(";", -1)) {
      if (info.startsWith("RSID=")) {
        return info.substring("RSID=".length());
      }
    }
    return MISSING;
  }

  @Override
  public @Nullable String fault() {
    return fault;
  }

  @Override
  public long line() {
    return in.line();
  }

  @Override
  public double fraction() {
    return in.fraction();
  }

  @Override
  public long size() {
    return in.size();
  }

  @Override
  public String name() {
    return in.name();
  }

  @Override
  public String unit() {
    return in.unit();
  }

  @Override
  public void close() {
    in.close();
  }
}
