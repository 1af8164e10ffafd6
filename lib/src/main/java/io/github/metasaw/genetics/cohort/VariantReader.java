package io.github.metasaw.genetics.cohort;

import io.github.metasaw.diagnostic.PlainText;
import io.github.metasaw.genetics.snp.Chromosome;
import io.github.metasaw.genetics.snp.LineFields;
import io.github.metasaw.genetics.snp.SnpCellReader;
import io.github.metasaw.genetics.snp.SnpFields;
import io.github.metasaw.genetics.snp.SnpHeader;
import io.github.metasaw.genetics.snp.SnpNumber;
import io.github.metasaw.genetics.snp.SnpRole;
import io.github.metasaw.genetics.snp.UnreadableLine;

/**
 * Reads what a line says of the variant: from columns of its own, else from Hail's {@code locus}
 * and {@code alleles}, else from a name such as {@code 1:752566:G:A} (other allele before the
 * effect allele). For one thread.
 */
final class VariantReader {

  private static final int PARTS_WITH_ALLELES = 4;

  private final SnpCellReader cells;
  private final int id;
  private final int chromosome;
  private final int position;
  private final int effect;
  private final int locus;
  private final int alleles;
  private String lastChromosome = "";
  private String lastPlain = "";

  VariantReader(SnpHeader header, SnpCellReader cells) {
    this.cells = cells;
    id = header.column(SnpRole.ID);
    chromosome = header.column(SnpRole.CHROMOSOME);
    position = header.column(SnpRole.POSITION);
    effect = header.column(SnpRole.EFFECT_ALLELE);
    locus = header.column(SnpRole.LOCUS);
    alleles = header.column(SnpRole.ALLELES);
  }

  Variant read(LineFields fields) throws UnreadableLine {
    String name = text(fields, id);
    String place = text(fields, locus);
    boolean isApart = chromosome != SnpHeader.NONE && position != SnpHeader.NONE;
    boolean isInName = (!isApart && place.isEmpty()) || (effect < 0 && alleles < 0);
    String[] parts = isInName ? parts(name) : new String[0];
    String[] where = place.isEmpty() ? parts : parts(place);
    String chr = isApart ? "" : where.length > 1 ? where[0] : "";
    long at = isApart ? cells.position(fields) : where.length > 1 ? number(where[1]) : -1;
    String first = SnpCellReader.allele(fields, effect);
    String second = effect < 0 ? "" : cells.otherAllele(fields, null, first);
    if (effect < 0 && alleles >= 0) {
      String[] both = SnpFields.split(fields.text(alleles).replaceAll("[\\[\\]\" ]", ""), ',');
      first = both.length == 2 ? SnpCellReader.allele(both[1]) : "";
      second = both.length == 2 ? SnpCellReader.allele(both[0]) : "";
    } else if (effect < 0 && parts.length == PARTS_WITH_ALLELES) {
      first = SnpCellReader.allele(parts[3]);
      second = SnpCellReader.allele(parts[2]);
    }
    String plain = isApart ? plain(fields) : chr.isEmpty() ? "" : Chromosome.plain(chr);
    return new Variant(name, plain, at, first, second);
  }

  /** The chromosome of a line, which is mostly that of the line before. */
  private String plain(LineFields fields) {
    if (!fields.is(chromosome, lastChromosome)) {
      lastChromosome = fields.text(chromosome);
      lastPlain = fields.isMissing(chromosome) ? "" : Chromosome.plain(lastChromosome);
    }
    return lastPlain;
  }

  private static String text(LineFields fields, int column) {
    return column == SnpHeader.NONE || fields.isMissing(column) ? "" : fields.text(column);
  }

  /** {@code 1:752566} and {@code chr1_752566_G_A} in their parts; none for other names. */
  private static String[] parts(String name) {
    String[] parts = name.split("[:_]", -1);
    boolean isPlace =
        (parts.length == 2 || parts.length == PARTS_WITH_ALLELES)
            && Chromosome.rank(parts[0]) != Chromosome.OTHER_RANK
            && number(parts[1]) >= 0;
    return isPlace ? parts : new String[0];
  }

  private static long number(String text) {
    double value = SnpNumber.parse(text);
    return value >= 0 && value < 1e15 ? (long) value : -1;
  }

  /** The place of a variant in the order by position. */
  static SortKey place(Variant variant) throws UnreadableLine {
    if (variant.chromosome().isEmpty() || variant.position() < 0) {
      throw new UnreadableLine(
          "has no chromosome and position"
              + (variant.id().isEmpty() ? "" : ": " + PlainText.quoted(variant.id())));
    }
    return SortKey.of(variant.chromosome(), variant.position());
  }
}
