package dev.keelson.core.container;

import dev.keelson.core.value.Sink;
import io.fabric8.kubernetes.api.model.ExecAction;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LifecycleHandler;
import io.fabric8.kubernetes.api.model.SleepAction;
import org.jspecify.annotations.Nullable;

/** Writes lifecycle hooks. */
final class HookRenderer {
    private final Sink sink;

    HookRenderer(Sink sink) {
        this.sink = sink;
    }

    io.fabric8.kubernetes.api.model.@Nullable Lifecycle render(Lifecycle lifecycle) {
        if (lifecycle.postStart() == null && lifecycle.preStop() == null) {
            return null;
        }
        io.fabric8.kubernetes.api.model.Lifecycle object = new io.fabric8.kubernetes.api.model.Lifecycle();
        object.setPostStart(handler(lifecycle.postStart()));
        object.setPreStop(handler(lifecycle.preStop()));
        return object;
    }

    private @Nullable LifecycleHandler handler(@Nullable Hook hook) {
        if (hook == null) {
            return null;
        }
        LifecycleHandler handler = new LifecycleHandler();
        if (hook instanceof Hook.Sleep sleep) {
            Integer seconds = sink.seconds(sleep.span());
            handler.setSleep(new SleepAction(seconds == null ? null : seconds.longValue()));
        } else if (hook instanceof Hook.Exec exec) {
            ExecAction action = new ExecAction();
            exec.command().forEach(word -> action.getCommand().add(sink.text(word)));
            handler.setExec(action);
        } else if (hook instanceof Hook.HttpGet get) {
            HTTPGetAction action = new HTTPGetAction();
            action.setPath(sink.text(get.path()));
            action.setPort(new IntOrString(get.port().name()));
            handler.setHttpGet(action);
        }
        return handler;
    }
}
