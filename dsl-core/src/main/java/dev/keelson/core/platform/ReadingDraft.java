package dev.keelson.core.platform;

import dev.keelson.core.draft.Draft;
import dev.keelson.core.draft.Run;
import dev.keelson.core.draft.Scope;
import dev.keelson.core.setting.Choice;
import dev.keelson.core.setting.Condition;
import dev.keelson.core.setting.Setting;
import dev.keelson.core.setting.Toggle;
import dev.keelson.core.value.Scalar;
import dev.keelson.core.value.Text;
import dev.keelson.core.value.Texts;
import java.util.function.Consumer;

/** What a definition asks of its settings. These are no words, so that every scope may say them. */
abstract sealed class ReadingDraft extends Draft permits ComponentWords {
    ReadingDraft(Scope scope) {
        super(scope);
    }

    /** {@return the symbol of a scalar setting} Legal in every scope of the definition. */
    public <T extends Scalar> T get(Setting<T> setting) {
        return run().get(setting);
    }

    /** {@return whether the toggle is on} Legal in every scope of the definition. */
    public boolean get(Toggle toggle) {
        return run().get(toggle);
    }

    /** {@return where the choice stands} Legal in every scope of the definition. */
    public <E extends Enum<E>> E get(Choice<E> choice) {
        return run().get(choice);
    }

    /** {@return whether a fact about a scalar setting holds} Legal in every scope of the definition. */
    public boolean when(Condition condition) {
        return run().when(condition);
    }

    /** Does something with each item of a list setting. Legal in every scope of the definition. */
    public void each(Setting<Texts> list, Consumer<? super Text> body) {
        run().each(list, body::accept);
    }

    private Run run() {
        return scope().run();
    }
}
