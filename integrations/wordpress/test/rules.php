<?php
/**
 * The plugin's rules in the installed WordPress, without a browser: php rules.php SITE URL [uninstall]
 *
 * With `uninstall` the plugin is uninstalled at the end, and nothing of it may be left.
 */

list( , $site, $url ) = $argv;
$_SERVER['HTTP_HOST'] = wp_test_host( $url );
require "$site/wp-load.php";
require_once ABSPATH . 'wp-admin/includes/plugin.php';

function wp_test_host( $url ) {
	return parse_url( $url, PHP_URL_HOST ) . ':' . parse_url( $url, PHP_URL_PORT );
}

function expect( $what, $expected, $found ) {
	if ( $expected !== $found ) {
		fwrite( STDERR, "$what: expected " . wp_json_encode( $expected ) . ', found ' . wp_json_encode( $found ) . "\n" );
		exit( 1 );
	}
}

function made_post( $title, $text ) {
	return wp_insert_post(
		array(
			'post_title'   => $title,
			'post_content' => $text,
			'post_status'  => 'publish',
			'post_author'  => 2,
		)
	);
}

function state_at_colophon( $post ) {
	$answer = wp_remote_get(
		Colophon_Settings::get( 'address' ) . '/v1/items/' . Colophon_Item::id( $post ),
		array( 'headers' => array( 'Authorization' => 'Bearer ' . Colophon_Settings::key() ) )
	);
	return json_decode( wp_remote_retrieve_body( $answer ), true )['item']['lifecycle']['state'] ?? wp_remote_retrieve_response_code( $answer );
}

/** Changes a post so that Colophon hears of it at once. */
function change_post( $post, $changes ) {
	delete_option( 'colophon_down_until' );
	wp_update_post( array( 'ID' => $post ) + $changes );
}

function offer_and_keep( $post, $kind, $value, $label, $answer ) {
	$proposal = compact( 'kind', 'value', 'label' ) + array( 'origin' => 'human' );
	Colophon_Answers::offer( $post, array( "$kind:$value" => $proposal ) );
	expect( 'an answer to what was suggested is kept', true, Colophon_Answers::keep( $post, $kind, $value, $answer, 'editor' ) );
}

$first  = made_post( 'Was im Watt wächst', 'Im Watt wachsen Salzwiesen.' );
$second = made_post( 'Was im Wald wächst', 'Im Wald wachsen Pilze.' );
expect( 'what was sent does not wait', null, Colophon_Queue::find( "wp-$second" ) );

// An answer that waits is filled in at once, sent by the sweep, and taken back.
offer_and_keep( $second, 'link', "item:wp-$first", 'Was im Watt wächst', 'accepted' );
Colophon_Answers::write( $second );
expect( 'related at once', array( $first ), get_post_meta( $second, 'colophon_related', true ) );
Colophon_Sync::sweep();
expect( 'the sweep notes what waits', 'put', Colophon_Queue::find( "wp-$second" )->action );
Colophon_Queue::make_all_due();
Colophon_Sync::retry();
expect( 'nothing waits', array( 0, array() ), Colophon_Answers::waiting( $second ) );
expect( 'related', array( $first ), get_post_meta( $second, 'colophon_related', true ) );
Colophon_Answers::keep( $second, 'link', "item:wp-$first", 'revoked', 'editor' );
Colophon_Sync::note( $second );
Colophon_Sync::try_now( $second );
expect( 'taken back', array(), get_post_meta( $second, 'colophon_related', true ) );

// What is accepted is not for everybody to read, and does not keep other meta from being saved.
wp_set_current_user( 2 );
register_post_meta(
	'post',
	'subtitle',
	array(
		'type'         => 'string',
		'single'       => true,
		'show_in_rest' => true,
	)
);
$request = new WP_REST_Request( 'POST', "/wp/v2/posts/$second" );
$request->set_param( 'meta', array( 'subtitle' => 'Ein Rundgang' ) );
$response = rest_do_request( $request );
expect( 'other meta is saved', array( 200, 'Ein Rundgang' ), array( $response->get_status(), get_post_meta( $second, 'subtitle', true ) ) );
wp_set_current_user( 0 );
$meta = rest_do_request( new WP_REST_Request( 'GET', "/wp/v2/posts/$second" ) )->get_data()['meta'];
expect( 'nothing of it is public', array(), preg_grep( '/colophon/', array_keys( (array) $meta ) ) );

// An answer that Colophon refuses is shown, and what it filled is taken back.
offer_and_keep( $second, 'segment', 'no-such', 'Niemand', 'accepted' );
Colophon_Answers::write( $second );
Colophon_Sync::note( $second );
expect( 'the post is sent all the same', true, Colophon_Sync::try_now( $second ) );
expect( 'a refusal', 1, count( Colophon_Answers::waiting( $second )[1] ) );
expect( 'segments', array(), get_post_meta( $second, 'colophon_segments', true ) );
expect( 'nobody makes a suggestion up', false, Colophon_Answers::keep( $second, 'subject', 'made:up', 'accepted', 'editor' ) );

// The editor is told what all of a request changed: not what was refused, and what was accepted elsewhere meanwhile.
function decide( $post, $kind, $value ) {
	$request = new WP_REST_Request( 'POST', "/colophon/v1/posts/$post/decisions" );
	foreach ( compact( 'kind', 'value' ) + array(
		'answer' => 'accepted',
		'saved'  => true,
	) as $name => $given ) {
		$request->set_param( $name, $given );
	}
	return rest_do_request( $request )->get_data();
}

function offer( $post, $kind, $value, $label ) {
	Colophon_Answers::offer( $post, array( "$kind:$value" => compact( 'kind', 'value', 'label' ) + array( 'origin' => 'human' ) ) );
}

wp_set_current_user( 2 );
$refuse = function ( $response, $arguments, $url ) {
	return false === strpos( $url, '/decisions' ) ? $response : array(
		'response' => array( 'code' => 422 ),
		'headers'  => array(),
		'body'     => '{"detail": "is not valid"}',
	);
};
offer( $second, 'keyphrase', 'nie', 'Nie gesehen' );
add_filter( 'pre_http_request', $refuse, 10, 3 );
$told = decide( $second, 'keyphrase', 'nie' );
remove_filter( 'pre_http_request', $refuse );
expect( 'what was refused', array( array(), 2 ), array( $told['terms']['post_tag']['added'], count( $told['refused'] ) ) );
$elsewhere = array(
	'kind'   => 'keyphrase',
	'value'  => 'anderswo',
	'label'  => 'Anderswo',
	'answer' => 'accepted',
	'origin' => 'human',
);
expect( 'accepted elsewhere', 201, Colophon_Client::current()->decide( "wp-$second", $elsewhere )['status'] );
offer( $second, 'keyphrase', 'hier', 'Hier' );
$told  = decide( $second, 'keyphrase', 'hier' )['terms']['post_tag'];
$names = array();
foreach ( $told['added'] as $term ) {
	$names[] = get_term( $term )->name;
}
sort( $names );
expect( 'what was accepted', array( array( 'Anderswo', 'Hier' ), array() ), array( $names, $told['removed'] ) );
wp_set_current_user( 0 );

// An author, who may not make categories, accepts a subject: the schedule makes its category.
$author = wp_create_user( "author$second", 'author-pass', "author$second@example.org" );
( new WP_User( $author ) )->set_role( 'author' );
wp_set_current_user( $author );
offer_and_keep( $second, 'subject', 'thema:WN', "Wälder $second", 'accepted' );
Colophon_Sync::note( $second );
expect( 'the subject is sent', true, Colophon_Sync::try_now( $second ) );
expect( 'it is accepted', 'accepted', Colophon_Answers::state( $second, 'subject:thema:WN' ) );
expect( 'no category yet', false, get_term_by( 'name', "Wälder $second", 'category' ) );
wp_set_current_user( 0 );
Colophon_Sync::sweep();
expect( 'the category', true, has_term( "Wälder $second", 'category', $second ) );

// A post type without categories gets none.
unregister_taxonomy_for_object_type( 'category', 'post' );
$before = Colophon_Answers::term_ids( $second );
offer_and_keep( $second, 'subject', 'thema:WN', "Forsten $second", 'accepted' );
expect( 'nothing is left', true, Colophon_Answers::write( $second ) );
expect( 'nothing is made', array( $before, false ), array( Colophon_Answers::term_ids( $second ), get_term_by( 'name', "Forsten $second", 'category' ) ) );
register_taxonomy_for_object_type( 'category', 'post' );

// An editor's own term that Colophon also names stays when it is no longer accepted.
wp_set_object_terms( $second, 'Pilze', 'post_tag', true );
foreach ( array( 'accepted', 'revoked' ) as $answer ) {
	offer_and_keep( $second, 'keyphrase', 'pilz', 'Pilze', $answer );
	Colophon_Answers::write( $second );
	expect( "own tag, $answer", array( 'Anderswo', 'Hier', 'Pilze' ), wp_get_object_terms( $second, 'post_tag', array( 'fields' => 'names' ) ) );
}

// An answer that was lost on the way does not keep the next change from being sent.
$lost = function () {
	return new WP_Error( 'http_request_failed', 'lost' );
};
change_post( $first, array( 'post_status' => 'private' ) );
expect( 'a private post', 'withheld', state_at_colophon( $first ) );
add_filter( 'http_response', $lost );
change_post( $first, array( 'post_status' => 'publish' ) );
remove_filter( 'http_response', $lost );
expect( 'sent, with a lost answer', array( 'published', true ), array( state_at_colophon( $first ), null !== Colophon_Queue::find( "wp-$first" ) ) );
change_post( $first, array( 'post_status' => 'private' ) );
expect( 'private again', 'withheld', state_at_colophon( $first ) );
change_post( $first, array( 'post_status' => 'publish' ) );

// A long run sends what another request has stored meanwhile, not what it read before.
global $wpdb;
get_post( $first );
$wpdb->update( $wpdb->posts, array( 'post_status' => 'private' ), array( 'ID' => $first ) );
Colophon_Sync::note( $first );
Colophon_Sync::try_now( $first );
expect( 'the state of the database', 'withheld', state_at_colophon( $first ) );
change_post( $first, array( 'post_status' => 'publish' ) );
$read = array( "keyphrase:eins$first", "keyphrase:zwei$first" );
foreach ( $read as $key ) {
	offer_and_keep( $first, 'keyphrase', substr( $key, 10 ), substr( $key, 10 ), 'accepted' );
}
$meanwhile = function ( $response, $arguments, $url ) use ( $first, $read, $wpdb, &$meanwhile ) {
	if ( false !== strpos( $url, '/decisions' ) ) {
		remove_filter( 'http_response', $meanwhile );
		$stored                        = get_post_meta( $first, '_colophon_decisions', true );
		$stored[ $read[1] ]['answer'] = 'rejected';
		$wpdb->update( $wpdb->postmeta, array( 'meta_value' => serialize( $stored ) ), array( 'post_id' => $first, 'meta_key' => '_colophon_decisions' ) );
	}
	return $response;
};
add_filter( 'http_response', $meanwhile, 10, 3 );
Colophon_Sync::note( $first );
expect( 'both are sent', true, Colophon_Sync::try_now( $first ) );
expect( 'the later answer counts', array( 'accepted', 'rejected' ), array( Colophon_Answers::state( $first, $read[0] ), Colophon_Answers::state( $first, $read[1] ) ) );

// What Colophon knows is withdrawn once its status or its type is not covered, at the latest by the sweep.
register_post_status( 'pitch', array( 'public' => false ) );
change_post( $first, array( 'post_status' => 'pitch' ) );
expect( 'a status of another plugin', 'withdrawn', state_at_colophon( $first ) );
change_post( $first, array( 'post_status' => 'publish' ) );
expect( 'published again', 'published', state_at_colophon( $first ) );
change_post( $first, array( 'post_type' => 'page' ) );
expect( 'a type that is not covered', 'withdrawn', state_at_colophon( $first ) );
change_post( $first, array( 'post_type' => 'post' ) );
$wpdb->update( $wpdb->posts, array( 'post_status' => 'trash' ), array( 'ID' => $first ) );
Colophon_Sync::sweep();
Colophon_Sync::retry();
expect( 'trashed while the plugin was off', 'withdrawn', state_at_colophon( $first ) );
Colophon_Sync::sweep();
expect( 'withdrawn once', null, Colophon_Queue::find( "wp-$first" ) );
$wpdb->update( $wpdb->posts, array( 'post_status' => 'publish' ), array( 'ID' => $first ) );
Colophon_Sync::sweep();
Colophon_Sync::retry();
expect( 'out of the trash', 'published', state_at_colophon( $first ) );
$unknown = wp_insert_post(
	array(
		'post_title'  => 'Eine Idee',
		'post_status' => 'pitch',
	)
);
expect( 'what Colophon need not know is not sent', null, Colophon_Queue::find( "wp-$unknown" ) );

// A Colophon that no longer has a post, or has it as it was, is sent the post again by the sweep.
$settings = Colophon_Settings::all();
foreach ( array( 404, 'older' ) as $loss ) {
	update_option( 'colophon_change', 5, false );
	update_post_meta( $first, '_colophon_version', 1000000 );
	delete_post_meta( $first, '_colophon_etag' );
	$restored = function ( $response, $arguments, $url ) use ( $first, $loss ) {
		if ( 404 === $loss && false !== strpos( $url, "/wp-$first/accepted" ) ) {
			$response['response']['code'] = 404;
		}
		return $response;
	};
	add_filter( 'http_response', $restored, 10, 3 );
	Colophon_Sync::sweep();
	remove_filter( 'http_response', $restored );
	expect( "lost: $loss", array( 'put', false ), array( Colophon_Queue::find( "wp-$first" )->action ?? null, get_option( 'colophon_change' ) ) );
	Colophon_Sync::retry();
	expect( "sent again: $loss", array( null, true ), array( Colophon_Queue::find( "wp-$first" ), Colophon_Sync::in_step( get_post( $first ) ) ) );
}

// Nothing is taken for sent where it was sent to another address.
update_option( 'colophon_change', 5, false );
update_option( 'colophon_settings', array( 'address' => 'http://127.0.0.1:9' ) + $settings );
expect( 'another address', array( false, false ), array( Colophon_Sync::in_step( get_post( $first ) ), get_option( 'colophon_change' ) ) );
update_option( 'colophon_settings', $settings );
expect( 'the same address', true, Colophon_Sync::in_step( get_post( $first ) ) );

// A title that was deleted does not keep the withdrawal from arriving.
wp_update_post(
	array(
		'ID'         => $second,
		'post_title' => '',
	)
);
wp_trash_post( $second );
expect( 'the withdrawal is sent', null, Colophon_Queue::find( "wp-$second" ) );

foreach ( array(
	'public, max-age=59, must-revalidate' => 50,
	'max-age=5'                           => 0,
	'private, max-age=59'                 => 0,
	'no-store'                            => 0,
	's-maxage=60'                         => 0,
) as $header => $seconds ) {
	expect( "$header, nine seconds old", $seconds, Colophon_List::max_age( $header, 9 ) );
}

// A list that was made before does not show a post of this site that not everybody may read any more.
$named = function ( $response, $arguments, $url ) use ( $first ) {
	if ( false === strpos( $url, '/recommendations' ) ) {
		return $response;
	}
	$item = array(
		'language'     => 'de',
		'contributors' => array(),
	);
	$body = array(
		'items' => array(
			array(
				'id'    => "wp-$first",
				'title' => 'Hier',
			) + $item,
			array(
				'id'    => 'anderswo',
				'title' => 'Anderswo',
				'url'   => 'https://anderswo.example/',
			) + $item,
		),
	);
	return array(
		'response' => array( 'code' => 200 ),
		'headers'  => array(),
		'body'     => wp_json_encode( $body ),
	);
};
delete_transient( 'colophon_lists_down' );   // The walk ends with an outage.
add_filter( 'pre_http_request', $named, 10, 3 );
foreach ( array(
	'everybody'      => array( 'post_status' => 'publish' ),
	'no draft'       => array( 'post_status' => 'draft' ),
	'no private'     => array( 'post_status' => 'private' ),
	'no password'    => array(
		'post_status'   => 'publish',
		'post_password' => 'geheim',
	),
	'nobody deleted' => array(),
) as $what => $changes ) {
	if ( $changes ) {
		change_post( $first, $changes );
	} else {
		wp_delete_post( $first, true );
	}
	$shown = do_blocks( '<!-- wp:colophon/list {"segment":"wanderer"} /-->' );
	expect( "a list: $what", array( 'everybody' === $what, true ), array( false !== strpos( $shown, 'Hier' ), false !== strpos( $shown, 'Anderswo' ) ) );
}
remove_filter( 'pre_http_request', $named );

$before = Colophon_Settings::all();
$after  = Colophon_Settings::sanitize( array( 'address' => 'https://elsewhere.example', 'new_key' => '' ) + $before );
expect( 'another address does not get the old key', '', $after['key'] );
foreach ( array( '#abschnitt', '#', '?', '?frage=1' ) as $end ) {
	$after = Colophon_Settings::sanitize( array( 'address' => "https://elsewhere.example/$end" ) + $before );
	expect( "an address that ends with $end is not taken", $before['address'], $after['address'] );
}
$after = Colophon_Settings::sanitize( array( 'prefix' => ' ' ) + $before );
expect( 'an empty prefix is not taken', 'wp-', $after['prefix'] );
$after = Colophon_Settings::sanitize( array( 'new_key' => '', 'imprint' => 'Kein Verlag!' ) + $before );
expect( 'the key stays', $before['key'], $after['key'] );
expect( 'an id that is not valid is not taken', $before['imprint'], $after['imprint'] );

if ( in_array( 'uninstall', $argv, true ) ) {
	global $wpdb;
	deactivate_plugins( 'colophon/colophon.php' );
	uninstall_plugin( 'colophon/colophon.php' );
	foreach ( array(
		"SELECT option_name FROM {$wpdb->options} WHERE option_name LIKE '%colophon%'",
		"SELECT meta_key FROM {$wpdb->postmeta} WHERE meta_key LIKE '%colophon%'",
		"SHOW TABLES LIKE '%colophon%'",
	) as $query ) {
		expect( $query, array(), $wpdb->get_col( $query ) );
	}
	expect( 'scheduled', array( false, false ), array( wp_next_scheduled( 'colophon_retry' ), wp_next_scheduled( 'colophon_sweep' ) ) );
}
echo "the plugin's rules hold\n";
