package io.github.metasaw.kernel.magic.data;

import static io.github.metasaw.kernel.magic.MagicGroup.DATA;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Dataset;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.FileNames;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import java.util.List;
import java.util.Optional;
import tech.tablesaw.api.Table;

/** {@code %dataset}: a published table. */
public final class DatasetMagic implements Magic {

  @Override
  public Description description() {
    return new Description(
        DATA,
        "dataset",
        "[NAME]",
        "%dataset bcg --as dat",
        "A published table that comes along; alone, list them");
  }

  @Override
  public Class<?> type() {
    return Table.class;
  }

  @Override
  public List<String> notes() {
    return List.of(
        "NAME: " + String.join(", ", Named.ids(Dataset.values())),
        "%dataset alone says what they are; %read loads a file of your own",
        "in the kernel Java (Metasaw), %dataset bcg also declares the variable bcg");
  }

  @Override
  public List<String> candidates() {
    return Named.ids(Dataset.values());
  }

  @Override
  public Optional<String> variable(MagicLine line) {
    return line.words().stream().findFirst();
  }

  @Override
  public MagicResult run(MagicLine line) {
    line.atMost(1);
    if (line.words().isEmpty()) {
      return MagicResult.of(Code.of("Meta.datasets", Meta.datasets()));
    }
    String name = line.words().get(0);
    if (FileNames.isTable(name)) {
      throw MetaException.of(
          "'%s' is a file, and %%dataset loads tables that come along (%s); %%read %s reads a file"
              .formatted(name, String.join(", ", Named.ids(Dataset.values())), name));
    }
    return MagicResult.of(Code.of("Meta.dataset", Meta::dataset, Literal.text(name)));
  }
}
