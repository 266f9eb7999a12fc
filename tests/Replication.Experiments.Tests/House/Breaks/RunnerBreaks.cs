namespace Replication.Experiments.Tests;

/// <summary>The command, broken where it plans, measures and records.</summary>
static class RunnerBreaks
{
    const string Tests = "Replication.Runner.Tests", Runner = "src/Replication.Runner/";

    public static IEnumerable<SourceBreak> All =>
    [
        new("a text known by its name", "src/Replication.Runner/Fingerprints/OwnFilesDigest.cs", "FileDigest.Of(text)", "text", "Replication.Runner.Tests", "OwnFilesTests"),
        new("a text that no key holds", "src/Replication.Runner/Fingerprints/CodeFingerprint.cs", "{type.FullName}::{method} ", "{type.FullName}:{method} ",
            "Replication.Runner.Tests", "OwnFilesTests"),
        new("an arm that two studies list is measured twice", Runner + "Planning/Plan.cs",
            ".DistinctBy(run => run.Measurement)", ".DistinctBy(run => run.Key.Digest)", Tests, "An_arm_that_two_studies_list"),
        new("a study does not take the stored rows of another", Runner + "Planning/Planner.cs",
            "?? _found.GetValueOrDefault(measurement)", "", Tests, "A_study_takes_the_stored_rows"),
        new("a shared arm's row serves one study", Runner + "Planning/Plan.cs",
            "=> _missing[run.Measurement]", "=> [run]", Tests, "An_arm_that_two_studies_list"),
        new("the provenance forgets how many runs were asked for", Runner + "Commands/RunSession.cs",
            "part => part.Runs.Count, StringComparer", "part => 1, StringComparer", Tests, "The_provenance_records"),
        new("the provenance forgets --seeds", Runner + "Commands/RunSession.cs", "Seeds = request.Seeds,", "Seeds = null,", Tests, "The_provenance_records"),
        new("another build's figures stand", Runner + "Results/PublishedState.cs", "BuildIdentity.Of(catalog),", "", Tests, "What_is_published_already"),
        new("a changed file stands", Runner + "Results/PublishedState.cs", "FileDigest.Of(file) ?? \"\"", "\"\"", Tests, "What_is_published_already"),
        new("other rows' verdicts stand", Runner + "Results/PublishedState.cs", ".Select(run => run.Key.Digest)", ".Select(run => run.Arm.Name)", Tests,
            "What_is_published_already"),
        new("a rehearsal at standard scale", Runner + "Commands/RehearseCommand.cs", "Scale.Paper, device)", "Scale.Standard, device)", Tests, "A_rehearsal"),
        new("a rehearsal of every step", Runner + "Commands/RehearseCommand.cs", "isRehearsal: true", "isRehearsal: false", Tests, "A_rehearsal"),
        new("a rehearsal that fails ends well", Runner + "Commands/RehearseCommand.cs", "failed++;", "", Tests, "A_rehearsal"),
        new("a shared arm rehearsed by each study", Runner + "Commands/RehearseCommand.cs",
            ".DistinctBy(one => (one.study.Experiment, one.arm))", "", Tests, "A_rehearsal"),
        new("a device that nobody looked for", Runner + "Fingerprints/CudaDevice.cs",
            "if (device == \"cpu\") return;", "if (device.Length > 0) return;", Tests, "A_device_that_is_not_there"),
        new("results in another order than the items", Runner + "OverCores.cs",
            "results[index] = ", "results[^(index + 1)] = ", Tests, "OverCoresTests"),
        new("any failure for the first", Runner + "OverCores.cs", "failures.FirstOrDefault", "failures.LastOrDefault", Tests, "OverCoresTests"),
        new("results of a user's studies in the clone", Runner + "Commands/Options.cs",
            "parsed.GetValue(Assembly) is null ? Repository.Root", "true ? Repository.Root", Tests, "The_tutorials_project"),
        new("a project is not built", Runner + "Discovery/StudyProject.cs", "1 => Built(projects[0]),", "1 => path,", Tests, "The_tutorials_project"),
        new("a folder of two projects", Runner + "Discovery/StudyProject.cs",
            "0 => path,", "0 or 2 => path,", Tests, "A_path_that_leads_to_no_study"),
        new("the folder of a study that is no more", Runner + "Results/Verification.cs",
            "no study is named so", "nothing is named so", Tests, "What_a_study_left"),
    ];
}
