package io.github.metasaw.kernel.store;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.metasaw.data.EffectOrigin;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.effect.input.VarianceType;
import io.github.metasaw.data.effect.input.ZeroCellRule;
import io.github.metasaw.data.effect.input.ZeroCells;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** What a column of effect sizes remembers, as JSON: measure, columns of raw data, options. */
final class OriginJson {

  private static final String COLUMNS = "columns";

  private OriginJson() {}

  static JsonObject write(EffectOrigin origin) {
    JsonObject json = new JsonObject();
    json.addProperty("measure", origin.measure().name());
    JsonObject columns = new JsonObject();
    origin.columns().forEach((input, column) -> columns.addProperty(input.name(), column));
    json.add(COLUMNS, columns);
    EffectOptions options = origin.options();
    ZeroCells zeros = options.zeroCells();
    json.add("vtype", JsonValues.texts(options.types().stream().map(Enum::name).toList()));
    json.addProperty("add", zeros.add());
    json.addProperty("to", zeros.to() == null ? null : zeros.to().name());
    json.addProperty("drop00", zeros.drop00());
    json.add(
        "flip",
        JsonValues.numbers(options.flip().stream().mapToDouble(Double::doubleValue).toArray()));
    json.addProperty("correct", options.correct());
    return json;
  }

  static EffectOrigin read(JsonObject json) {
    Map<Input, String> columns = new EnumMap<>(Input.class);
    json.getAsJsonObject(COLUMNS)
        .entrySet()
        .forEach(one -> columns.put(Input.valueOf(one.getKey()), one.getValue().getAsString()));
    JsonElement add = json.get("add");
    JsonElement to = json.get("to");
    ZeroCells zeros =
        new ZeroCells(
            add.isJsonNull() ? null : add.getAsDouble(),
            to.isJsonNull() ? null : ZeroCellRule.valueOf(to.getAsString()),
            truth(json.get("drop00")));
    List<VarianceType> types =
        JsonValues.texts(json.get("vtype")).stream().map(VarianceType::valueOf).toList();
    List<Double> flip = DoubleStream.of(JsonValues.numbers(json.get("flip"))).boxed().toList();
    return new EffectOrigin(
        EffectMeasure.valueOf(json.get("measure").getAsString()),
        columns,
        new EffectOptions(types, zeros, flip, truth(json.get("correct"))));
  }

  private static @Nullable Boolean truth(JsonElement json) {
    return json.isJsonNull() ? null : json.getAsBoolean();
  }
}
